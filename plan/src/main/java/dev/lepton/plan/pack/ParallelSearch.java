package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Improves a packing by several searches at once. Which nodes carry the large pods is settled early
 * in a search and hardly changes later, for better or worse; so each makes a few short ones from
 * the same start, and all of them go on from the cheapest packing that any has found. They wait for
 * one another only there, so that with limited steps the answer does not depend on which of them is
 * faster. Not thread-safe; used once.
 */
final class ParallelSearch {
  /**
   * A search for each: its share of large ruins. The same on every machine: they are part of what a
   * seed and a number of steps stand for.
   */
  private static final List<Double> LARGE_RUINS = List.of(0.0, 0.2);

  /** With more pods a short search comes to nothing. */
  private static final int MOST_PODS_OF_SHORT_SEARCHES = 500;

  private static final int SHORT_SEARCHES = 3;
  private static final double SHARE_OF_ONE = 0.2;

  private final PackProblem problem;
  private final DualPrices duals;
  private final SplittableRandom random;
  private final Search search;
  private final Queue<Search> used = new ConcurrentLinkedQueue<>();

  private ParallelSearch(
      PackProblem problem, DualPrices duals, SplittableRandom random, Search search) {
    this.problem = problem;
    this.duals = duals;
    this.random = random;
    this.search = search;
  }

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
    return new ParallelSearch(problem, duals, random, search).improve(start);
  }

  private Outcome improve(List<Bin> start) {
    ExecutorService threads = Executors.newFixedThreadPool(LARGE_RUINS.size());
    try {
      List<Bin> best = start;
      double begun = 0;
      if (problem.podCount() <= MOST_PODS_OF_SHORT_SEARCHES) {
        best = cheapest(start, threads.invokeAll(shortSearches(start)));
        begun = SHORT_SEARCHES * SHARE_OF_ONE;
      }
      best = cheapest(best, threads.invokeAll(longSearches(best, begun)));
      return new Outcome(
          best,
          used.stream().mapToLong(Search::steps).sum(),
          used.stream().anyMatch(Search::stoppedByTime));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(start, 0, true);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Bin> cheapest(List<Bin> known, List<Future<List<Bin>>> found)
      throws InterruptedException, ExecutionException {
    List<Bin> best = known;
    for (Future<List<Bin>> one : found) {
      if (RuinAndRecreate.sum(one.get()) < RuinAndRecreate.sum(best)) {
        best = one.get();
      }
    }
    return best;
  }

  /** For each thread, the best of some. */
  private List<Callable<List<Bin>>> shortSearches(List<Bin> start) {
    List<Callable<List<Bin>>> all = new ArrayList<>();
    for (double largeRuins : LARGE_RUINS) {
      List<Callable<List<Bin>>> one = new ArrayList<>();
      for (int i = 0; i < SHORT_SEARCHES; i++) {
        one.add(search(start, largeRuins, search.share(SHARE_OF_ONE)));
      }
      all.add(
          () -> {
            List<Bin> best = start;
            for (Callable<List<Bin>> each : one) {
              List<Bin> found = each.call();
              best = RuinAndRecreate.sum(found) < RuinAndRecreate.sum(best) ? found : best;
            }
            return best;
          });
    }
    return all;
  }

  private List<Callable<List<Bin>>> longSearches(List<Bin> start, double begun) {
    return LARGE_RUINS.stream()
        .map(largeRuins -> search(start, largeRuins, search.rest(begun)))
        .toList();
  }

  private Callable<List<Bin>> search(List<Bin> start, double largeRuins, Search.Budget budget) {
    RuinAndRecreate improvement =
        new RuinAndRecreate(problem, duals, start, random.split(), largeRuins);
    return () -> {
      Search own = budget.begin();
      used.add(own);
      return improvement.improve(own, duals.bound());
    };
  }
}
