package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest packing of up to {@value #MOST_PODS} pods, by dynamic programming over all sets of
 * them: the best packing of a set is the best choice of the node that carries its first pod, and
 * the best packing of the rest. What makes it quick is a good packing and dual prices to begin
 * with: a node that wastes more than the whole known packing does is in no better one. Equal pods
 * are taken in order. Not thread-safe.
 */
final class ExactPacking {
  static final int MOST_PODS = 20;
  private static final double IMPOSSIBLE = Double.POSITIVE_INFINITY;
  private static final int LOOK_AT_CLOCK = 1 << 20;

  private final PackProblem problem;
  private final Search search;
  private final int[] classes;
  private final int all;

  /** Bits of pods that are equal to the pod before them. */
  private int sameAsBefore;

  /** By set of pods: the cheapest type that carries them, or -1. */
  private final short[] type;

  /** By set of pods: what that type costs above the pods' dual prices. */
  private final double[] waste;

  /** By set of pods: the least waste of any packing of it, once known; NaN before. */
  private final double[] least;

  private final double[] values;
  private final double slack;
  private int[][] good = new int[0][];
  private long looked;

  /**
   * @param known cost of a packing that is known, USD an hour
   */
  private ExactPacking(PackProblem problem, double[] values, double known, Search search) {
    this.problem = problem;
    this.search = search;
    this.values = values;
    this.classes = classes(problem);
    this.all = (1 << classes.length) - 1;
    this.type = new short[all + 1];
    this.waste = new double[all + 1];
    this.least = new double[all + 1];
    double worth = 0;
    for (int i = 0; i < classes.length; i++) {
      worth += values[classes[i]];
      if (i > 0 && classes[i] == classes[i - 1]) {
        sameAsBefore |= 1 << i;
      }
    }
    this.slack = known - worth;
  }

  /**
   * @param cost of the cheapest packing
   * @param bins empty if nothing is cheaper than what was known
   */
  record Outcome(double cost, List<Bin> bins) {}

  /**
   * @return empty if the time ran out, or if there are too many pods
   */
  static Optional<Outcome> solve(
      PackProblem problem, double[] values, double known, Search search) {
    if (problem.podCount() > MOST_PODS) {
      return Optional.empty();
    }
    return new ExactPacking(problem, values, known, search).solve(known);
  }

  private Optional<Outcome> solve(double known) {
    judgeSets();
    collectGood();
    Arrays.fill(least, Double.NaN);
    least[0] = 0;
    double waste = least(all);
    if (Double.isNaN(waste)) {
      return Optional.empty();
    }
    if (waste >= slack - 1e-9) {
      return Optional.of(new Outcome(known, List.of()));
    }
    List<Bin> bins = bins();
    return Optional.of(new Outcome(RuinAndRecreate.sum(bins), bins));
  }

  private static int[] classes(PackProblem problem) {
    List<Integer> classes = new ArrayList<>();
    for (int i = 0; i < problem.pods().size(); i++) {
      for (int n = 0; n < problem.counts().get(i); n++) {
        classes.add(i);
      }
    }
    return classes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** For each set of pods the cheapest node; each from the set without its first pod. */
  private void judgeSets() {
    long[] cpu = new long[all + 1];
    long[] memory = new long[all + 1];
    byte[] labels = new byte[all + 1];
    byte[] zone = new byte[all + 1];
    double[] worth = new double[all + 1];
    int[] members = limitMembers();
    labels[0] = (byte) ((1 << Label.COUNT) - 1);
    zone[0] = PodClass.ANY_ZONE;
    for (int set = 1; set <= all; set++) {
      int whole = set;
      int rest = set & (set - 1);
      int first = classes[Integer.numberOfTrailingZeros(set)];
      PodClass pod = problem.pods().get(first);
      cpu[set] = cpu[rest] + pod.cpu();
      memory[set] = memory[rest] + pod.memory();
      labels[set] = (byte) (labels[rest] & pod.labels());
      worth[set] = worth[rest] + values[first];
      boolean together =
          type[rest] >= 0
              && (zone[rest] == PodClass.ANY_ZONE || pod.mayBeIn(zone[rest]))
              && pod.limits().stream()
                  .allMatch(
                      limit ->
                          Integer.bitCount(members[limit] & whole) <= problem.limits().get(limit));
      zone[set] = pod.zone() == PodClass.ANY_ZONE ? zone[rest] : (byte) pod.zone();
      type[set] = together ? cheapest(set, type[rest], cpu, memory, labels) : -1;
      waste[set] = type[set] < 0 ? IMPOSSIBLE : price(type[set]) - worth[set];
    }
  }

  private double price(int index) {
    return problem.types().get(index).price();
  }

  private short cheapest(int set, int from, long[] cpu, long[] memory, byte[] labels) {
    // What carries a set carries each part of it: nothing cheaper than the part's type can do.
    for (int t = from; t < problem.types().size(); t++) {
      NodeType type = problem.types().get(t);
      if (type.cpu() >= cpu[set]
          && type.memory() >= memory[set]
          && type.pods() >= Integer.bitCount(set)
          && (labels[set] & type.label().bit()) != 0) {
        return (short) t;
      }
    }
    return -1;
  }

  private int[] limitMembers() {
    int[] members = new int[problem.limits().size()];
    for (int i = 0; i < classes.length; i++) {
      for (int limit : problem.pods().get(classes[i]).limits()) {
        members[limit] |= 1 << i;
      }
    }
    return members;
  }

  /** Sets that a better packing could have on one node, by their first pod. */
  private void collectGood() {
    int[] sizes = new int[classes.length];
    for (int set = 1; set <= all; set++) {
      if (waste[set] < slack) {
        sizes[Integer.numberOfTrailingZeros(set)]++;
      }
    }
    good = new int[classes.length][];
    for (int i = 0; i < classes.length; i++) {
      good[i] = new int[sizes[i]];
    }
    Arrays.fill(sizes, 0);
    for (int set = 1; set <= all; set++) {
      if (waste[set] < slack) {
        int first = Integer.numberOfTrailingZeros(set);
        good[first][sizes[first]++] = set;
      }
    }
  }

  /** The least waste with which the set can be packed; NaN if the time ran out. */
  private double least(int set) {
    if (!Double.isNaN(least[set])) {
      return least[set];
    }
    double best = Double.POSITIVE_INFINITY;
    int first = Integer.lowestOneBit(set);
    int others = set ^ first;
    int[] listed = good[Integer.numberOfTrailingZeros(set)];
    int subsets = 1 << Integer.bitCount(others);
    // Whatever is fewer: the good sets with this first pod, or all sets of the pods that are left.
    boolean byList = listed.length < subsets;
    int part = others;
    for (int i = 0; i < Math.min(listed.length, subsets); i++) {
      int node = byList ? listed[i] : part | first;
      part = (part - 1) & others;
      if (++looked % LOOK_AT_CLOCK == 0 && !search.timeLeft()) {
        return Double.NaN;
      }
      if ((node & ~set) == 0 && waste[node] < slack && waste[node] < best && inOrder(node, set)) {
        double rest = least(set & ~node);
        if (Double.isNaN(rest)) {
          return Double.NaN;
        }
        best = Math.min(best, waste[node] + rest);
      }
    }
    least[set] = best;
    return best;
  }

  /** Of equal pods in the set, the node takes the first ones. */
  private boolean inOrder(int node, int set) {
    return (node & sameAsBefore & ((set & ~node) << 1)) == 0;
  }

  private List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    int set = all;
    while (set != 0) {
      int node = chosen(set);
      bins.add(bin(node));
      set &= ~node;
    }
    return bins;
  }

  private int chosen(int set) {
    for (int node : good[Integer.numberOfTrailingZeros(set)]) {
      if ((node & ~set) == 0 && waste[node] + least[set & ~node] <= least[set]) {
        return node;
      }
    }
    throw new IllegalStateException("a packing that was found cannot be found again");
  }

  private Bin bin(int node) {
    int[] counts = new int[problem.pods().size()];
    int zone = PodClass.ANY_ZONE;
    double worth = 0;
    for (int i = 0; i < classes.length; i++) {
      if ((node & 1 << i) != 0) {
        counts[classes[i]]++;
        worth += values[classes[i]];
        zone = Math.max(zone, problem.pods().get(classes[i]).zone());
      }
    }
    int[] there =
        java.util.stream.IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
    int[] each = Arrays.stream(there).map(i -> counts[i]).toArray();
    return new Bin(problem.types().get(type[node]), zone, there, each, worth);
  }
}
