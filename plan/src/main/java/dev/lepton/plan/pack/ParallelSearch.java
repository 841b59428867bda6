package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Improves a packing by several searches at once that know nothing of each other, so that with
 * limited steps the answer does not depend on which of them is faster. The cheapest packing is the
 * answer. Stateless.
 */
final class ParallelSearch {
  /**
   * A search for each: its share of large ruins. The same on every machine: they are part of what a
   * seed and a number of steps stand for.
   */
  private static final List<Double> LARGE_RUINS = List.of(0.0, 0.2);

  private ParallelSearch() {}

  /**
   * @param steps of all searches together
   * @param stoppedByTime whether any of them was
   */
  record Outcome(List<Bin> bins, long steps, boolean stoppedByTime) {}

  static Outcome improve(
      PackProblem problem,
      DualPrices duals,
      List<Bin> start,
      SplittableRandom random,
      Search search) {
    List<Search> searches = new ArrayList<>();
    List<Future<List<Bin>>> running = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(LARGE_RUINS.size());
    try {
      for (double largeRuins : LARGE_RUINS) {
        Search own = search.another();
        RuinAndRecreate improvement =
            new RuinAndRecreate(problem, duals, start, random.split(), largeRuins);
        searches.add(own);
        running.add(threads.submit(() -> improvement.improve(own, duals.bound())));
      }
      List<List<Bin>> found = new ArrayList<>();
      for (Future<List<Bin>> one : running) {
        found.add(one.get());
      }
      return new Outcome(
          found.stream().min(Comparator.comparingDouble(RuinAndRecreate::sum)).orElseThrow(),
          searches.stream().mapToLong(Search::steps).sum(),
          searches.stream().anyMatch(Search::stoppedByTime));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(start, 0, true);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
