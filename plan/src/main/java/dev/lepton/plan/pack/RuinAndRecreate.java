package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Improves a packing: some nodes are emptied, the wasteful ones rather than others, and their pods
 * packed again with some chance in it; the result is kept if it costs less, and early on also if it
 * costs a little more. The best packing ever seen is the answer. Not thread-safe.
 */
final class RuinAndRecreate {
  private static final int MOST_NODES = 4;

  private static final int MOST_NODES_OF_LARGE_RUIN = 12;
  private static final int MOST_PODS = 600;
  private static final int TOURNAMENT = 4;

  /** How much worse, relative to a node's mean price, a packing may become at first. */
  private static final double FIRST_TOLERANCE = 0.15;

  private static final List<Recreation.Mood> MOODS =
      List.of(
          Recreation.Mood.SOBER,
          new Recreation.Mood(0.01, 0.3, false),
          new Recreation.Mood(0.01, 0.5, true),
          new Recreation.Mood(0.05, 0.5, true),
          new Recreation.Mood(0.2, 0.9, true));

  private final PodPool pool;
  private final Recreation recreation;
  private final SplittableRandom random;
  private final double largeRuins;
  private List<Bin> bins;
  private double cost;
  private List<Bin> best;
  private double bestCost;

  /**
   * @param largeRuins the share of rounds that empty many nodes, 0 to 1: they are slow, and correct
   *     what few nodes cannot, such as a large pod on a node of the wrong shape
   */
  RuinAndRecreate(
      PackProblem problem,
      DualPrices duals,
      List<Bin> start,
      SplittableRandom random,
      double largeRuins) {
    this.pool = new PodPool(problem, duals.values());
    this.recreation = new Recreation(problem, duals, random);
    this.random = random;
    this.largeRuins = largeRuins;
    this.bins = new ArrayList<>(start);
    this.best = List.copyOf(start);
    this.cost = sum(start);
    this.bestCost = cost;
  }

  /**
   * @param bound a cost that cannot be undercut; reaching it ends the search
   */
  List<Bin> improve(Search search, double bound) {
    while (search.goesOn() && bestCost > bound * (1 + 1e-9)) {
      step(search.passed());
      search.step(bestCost, bound);
    }
    return best;
  }

  private void step(double passed) {
    int[] ruined = ruined();
    List<Bin> removed = new ArrayList<>();
    for (int index : ruined) {
      removed.add(bins.get(index));
    }
    double before = sum(removed);
    double tolerance =
        FIRST_TOLERANCE * (cost / bins.size()) * (1 - passed) * (1 - passed) * random.nextDouble();
    pool.refill(removed);
    Recreation.Mood mood = MOODS.get(random.nextInt(MOODS.size()));
    Optional<List<Bin>> again = recreation.pack(pool, before + tolerance, mood);
    again.ifPresent(bins -> replace(ruined, bins, sum(bins) - before));
  }

  private void replace(int[] ruined, List<Bin> again, double change) {
    for (int i = ruined.length - 1; i >= 0; i--) {
      int last = bins.size() - 1;
      bins.set(ruined[i], bins.get(last));
      bins.remove(last);
    }
    bins.addAll(again);
    cost += change;
    if (cost < bestCost - 1e-9) {
      cost = sum(bins);
      bestCost = cost;
      best = List.copyOf(bins);
    }
  }

  /** Indices of the nodes to empty, ascending. */
  private int[] ruined() {
    boolean large = random.nextDouble() < largeRuins;
    int most = large ? MOST_NODES_OF_LARGE_RUIN : MOST_NODES;
    int count = Math.min(bins.size(), 1 + random.nextInt(most));
    TreeSet<Integer> chosen = new TreeSet<>();
    int pods = 0;
    for (int tries = 0; chosen.size() < count && tries < 4 * count; tries++) {
      int index = random.nextInt(3) == 0 ? random.nextInt(bins.size()) : wasteful();
      if (chosen.add(index)) {
        pods += bins.get(index).podCount();
        if (pods > MOST_PODS) {
          break;
        }
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private int wasteful() {
    int most = random.nextInt(bins.size());
    for (int i = 1; i < TOURNAMENT; i++) {
      int other = random.nextInt(bins.size());
      if (bins.get(other).waste() > bins.get(most).waste()) {
        most = other;
      }
    }
    return most;
  }

  static double sum(List<Bin> bins) {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.price();
    }
    return sum;
  }
}
