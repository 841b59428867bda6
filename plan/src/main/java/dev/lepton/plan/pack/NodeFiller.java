package dev.lepton.plan.pack;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fills one node from a pool. Of the pods that fit, the one goes in next that leaves the smallest
 * rest (by the weighted norm of what is left of CPU and memory), less a penalty for what is lost by
 * having it on this type rather than on one that suits its shape; so large pods go first, and the
 * last one closes the gap. Not thread-safe.
 */
final class NodeFiller {
  /** Of many classes only so many are looked at, evenly over all sizes. */
  private static final int MOST_CANDIDATES = 320;

  private static final int MOST_SWAPS = 24;
  private static final double GAIN = 1e-9;

  private final PackProblem problem;
  private final double[] values;
  private final long[] cpu;
  private final long[] memory;
  private final int[][] limits;

  private int[] eligible = new int[MOST_CANDIDATES + 1];
  private int eligibleSize;
  private final int[] fitting;

  /** By place in {@link #fitting}. */
  private final double[] penalty;

  private final int[] placed;
  private final int[] chosen;
  private int chosenSize;
  private final int[] limitUsed;

  private long freeCpu;
  private long freeMemory;
  private int freePods;
  private double value;

  NodeFiller(PackProblem problem, double[] values) {
    this.problem = problem;
    this.values = values;
    int classes = problem.pods().size();
    this.cpu = problem.pods().stream().mapToLong(PodClass::cpu).toArray();
    this.memory = problem.pods().stream().mapToLong(PodClass::memory).toArray();
    this.limits =
        problem.pods().stream()
            .map(pod -> pod.limits().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.placed = new int[classes];
    this.chosen = new int[classes];
    this.fitting = new int[MOST_CANDIDATES + 1];
    this.penalty = new double[MOST_CANDIDATES + 1];
    this.limitUsed = new int[problem.limits().size()];
  }

  /**
   * How the next pods are chosen.
   *
   * @param cpu weight of free CPU in the norm
   * @param memory weight of free memory in the norm
   * @param loss weight of what is lost by a shape that does not suit the node
   * @param random for which of many classes are looked at
   */
  record Taste(double cpu, double memory, double loss, SplittableRandom random) {}

  /**
   * Fills a node and keeps the result until the next call; {@link #bin} makes a node of it.
   *
   * @param first a class whose pod goes in first; -1 for none
   * @return what the pods are worth; 0 if the first cannot be there
   */
  double fill(PricedType priced, int zone, PodPool pool, int first, Taste taste) {
    NodeType type = priced.type();
    clear();
    freeCpu = type.cpu();
    freeMemory = type.memory();
    freePods = type.pods();
    findEligible(type, zone, pool, taste.random());
    if (first >= 0) {
      if (!mayGoFirst(first, type, zone, pool)) {
        return 0;
      }
      place(first);
    }
    penalise(priced, taste.loss());
    fillUp(
        taste.cpu() / ((double) type.cpu() * type.cpu()),
        taste.memory() / ((double) type.memory() * type.memory()),
        pool);
    return value;
  }

  private void penalise(PricedType priced, double weight) {
    System.arraycopy(eligible, 0, fitting, 0, eligibleSize);
    double perDollar = weight / priced.type().price();
    for (int k = 0; k < eligibleSize; k++) {
      int pod = fitting[k];
      penalty[k] = perDollar * priced.loss(cpu[pod], memory[pod], values[pod]);
    }
  }

  private void fillUp(double cpuWeight, double memoryWeight, PodPool pool) {
    int size = eligibleSize;
    while (freePods > 0 && size > 0) {
      int best = -1;
      double bestScore = Double.NEGATIVE_INFINITY;
      int kept = 0;
      for (int k = 0; k < size; k++) {
        int pod = fitting[k];
        if (cpu[pod] > freeCpu || memory[pod] > freeMemory || placed[pod] >= pool.left[pod]) {
          continue;
        }
        fitting[kept] = pod;
        penalty[kept] = penalty[k];
        double score =
            cpuWeight * cpu[pod] * (2.0 * freeCpu - cpu[pod])
                + memoryWeight * memory[pod] * (2.0 * freeMemory - memory[pod])
                - penalty[kept++];
        if (score > bestScore && allowed(pod)) {
          bestScore = score;
          best = pod;
        }
      }
      size = kept;
      if (best < 0) {
        break;
      }
      place(best);
    }
  }

  /** Exchanges single pods for more valuable ones while that is possible; gives the new value. */
  double polish(PodPool pool) {
    for (int round = 0; round < MOST_SWAPS && swap(pool); round++) {
      continue;
    }
    return value;
  }

  private boolean swap(PodPool pool) {
    int bestOut = -1;
    int bestIn = -1;
    double bestGain = GAIN;
    for (int o = 0; o < chosenSize; o++) {
      int out = chosen[o];
      if (placed[out] == 0) {
        continue;
      }
      long roomCpu = freeCpu + cpu[out];
      long roomMemory = freeMemory + memory[out];
      for (int k = 0; k < eligibleSize; k++) {
        int in = eligible[k];
        double gain = values[in] - values[out];
        if (gain > bestGain
            && cpu[in] <= roomCpu
            && memory[in] <= roomMemory
            && placed[in] < pool.left[in]
            && allowedInstead(in, out)) {
          bestGain = gain;
          bestOut = out;
          bestIn = in;
        }
      }
    }
    if (bestIn < 0) {
      return false;
    }
    remove(bestOut);
    place(bestIn);
    return true;
  }

  /** The node that was filled last. */
  Bin bin(NodeType type, int zone) {
    int[] classes = new int[chosenSize];
    int[] counts = new int[chosenSize];
    int size = 0;
    for (int i = 0; i < chosenSize; i++) {
      if (placed[chosen[i]] > 0) {
        classes[size] = chosen[i];
        counts[size++] = placed[chosen[i]];
      }
    }
    return new Bin(type, zone, Arrays.copyOf(classes, size), Arrays.copyOf(counts, size), value);
  }

  private void findEligible(NodeType type, int zone, PodPool pool, SplittableRandom random) {
    eligibleSize = 0;
    double stride = Math.max(1, (double) pool.size / MOST_CANDIDATES);
    double at = stride > 1 ? random.nextDouble(stride) : 0;
    for (; at < pool.size && eligibleSize < MOST_CANDIDATES; at += stride) {
      int pod = pool.active[(int) at];
      if (cpu[pod] <= type.cpu()
          && memory[pod] <= type.memory()
          && problem.pods().get(pod).runsOn(type)
          && problem.pods().get(pod).mayBeIn(zone)) {
        eligible[eligibleSize++] = pod;
      }
    }
  }

  private boolean mayGoFirst(int pod, NodeType type, int zone, PodPool pool) {
    return problem.pods().get(pod).runsOn(type)
        && problem.pods().get(pod).mayBeIn(zone)
        && pool.left[pod] > 0
        && freePods > 0
        && cpu[pod] <= freeCpu
        && memory[pod] <= freeMemory
        && allowed(pod);
  }

  private boolean allowed(int pod) {
    for (int limit : limits[pod]) {
      if (limitUsed[limit] >= problem.limits().get(limit)) {
        return false;
      }
    }
    return true;
  }

  private boolean allowedInstead(int in, int out) {
    for (int limit : limits[in]) {
      int freed = problem.pods().get(out).limits().contains(limit) ? 1 : 0;
      if (limitUsed[limit] - freed >= problem.limits().get(limit)) {
        return false;
      }
    }
    return true;
  }

  private void place(int pod) {
    if (placed[pod] == 0 && !isChosen(pod)) {
      chosen[chosenSize++] = pod;
    }
    change(pod, 1);
  }

  private boolean isChosen(int pod) {
    for (int i = 0; i < chosenSize; i++) {
      if (chosen[i] == pod) {
        return true;
      }
    }
    return false;
  }

  private void remove(int pod) {
    change(pod, -1);
  }

  private void change(int pod, int by) {
    placed[pod] += by;
    freeCpu -= by * cpu[pod];
    freeMemory -= by * memory[pod];
    freePods -= by;
    value += by * values[pod];
    for (int limit : limits[pod]) {
      limitUsed[limit] += by;
    }
  }

  private void clear() {
    for (int i = 0; i < chosenSize; i++) {
      placed[chosen[i]] = 0;
    }
    chosenSize = 0;
    value = 0;
    Arrays.fill(limitUsed, 0);
  }
}
