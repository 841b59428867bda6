package dev.lepton.plan.waves;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills waves one after the other, always with the group that is worth most among those whose needs
 * are met and that there is room for. Not thread-safe.
 */
final class Filling {
  static final int UNPLACED = -1;

  private final Block block;
  private final Taste taste;
  private final SplittableRandom random;
  private final int[] open;

  /** Per group, how many of its needs are in a wave, and in which. */
  private final int[] near;

  private final int[] nearWave;

  /** Groups whose needs are met, in any order, and where each of them stands. */
  private final int[] ready;

  private final int[] placeOf;
  private int readyCount;

  /**
   * What makes a group worth more.
   *
   * @param pull that its dependencies are short
   * @param near that what it needs is in the same wave
   * @param size that it is large
   * @param chance 0 for none
   * @param evenly whether waves are only filled to the average
   */
  record Taste(double pull, double near, double size, double chance, boolean evenly) {}

  Filling(Block block, Taste taste, SplittableRandom random) {
    this.block = block;
    this.taste = taste;
    this.random = random;
    this.open = new int[block.count()];
    this.near = new int[block.count()];
    this.nearWave = new int[block.count()];
    Arrays.fill(nearWave, UNPLACED);
    this.ready = new int[block.count()];
    this.placeOf = new int[block.count()];
  }

  /**
   * Puts groups into waves from a first one on.
   *
   * @param wave per group, {@link #UNPLACED} for those to be placed; the others stay
   * @param waves over how many they are spread if evenly
   * @return one beyond the last wave that was used, or -1 if a group fits into no wave
   */
  int fill(int[] wave, List<Integer> groups, int from, int waves) {
    double[] chance = new double[block.count()];
    long left = 0;
    for (int g : groups) {
      open[g] = unplaced(block.needs()[g], wave);
      chance[g] = taste.chance() == 0 ? 0 : taste.chance() * random.nextDouble();
      left += block.size(g);
      if (open[g] == 0) {
        addReady(g);
      }
    }
    int current = from;
    int placed = 0;
    while (placed < groups.size()) {
      long share = Math.max(1, from + waves - current);
      long goal = taste.evenly() ? (left + share - 1) / share : Long.MAX_VALUE;
      Load load = new Load(block);
      while (load.applications() < goal) {
        int next = best(load, chance, current);
        if (next == UNPLACED) {
          break;
        }
        place(next, wave, current);
        load.add(next, 1);
        left -= block.size(next);
        placed++;
      }
      if (load.isEmpty()) {
        return -1;
      }
      current++;
    }
    return current;
  }

  private int best(Load load, double[] chance, int current) {
    int best = UNPLACED;
    double most = Double.NEGATIVE_INFINITY;
    boolean pilots = current == 0 && block.first();
    for (int i = 0; i < readyCount; i++) {
      int g = ready[i];
      double worth = worth(g, current) + chance[g];
      if ((worth > most || (worth == most && g < best))
          && load.takes(g)
          && !(pilots && block.careful(g))) {
        most = worth;
        best = g;
      }
    }
    return best;
  }

  private static int unplaced(int[] needs, int[] wave) {
    int count = 0;
    for (int need : needs) {
      count += wave[need] == UNPLACED ? 1 : 0;
    }
    return count;
  }

  private void addReady(int g) {
    placeOf[g] = readyCount;
    ready[readyCount++] = g;
  }

  /** The last one takes its place: the order does not matter. */
  private void removeReady(int g) {
    int last = ready[--readyCount];
    ready[placeOf[g]] = last;
    placeOf[last] = placeOf[g];
  }

  private double worth(int g, int current) {
    int inIt = nearWave[g] == current ? near[g] : 0;
    return taste.pull() * block.pull()[g] + taste.near() * inIt + taste.size() * block.size(g);
  }

  private void place(int g, int[] wave, int current) {
    wave[g] = current;
    removeReady(g);
    for (int later : block.neededBy()[g]) {
      near[later] = nearWave[later] == current ? near[later] + 1 : 1;
      nearWave[later] = current;
      if (wave[later] == UNPLACED && --open[later] == 0) {
        addReady(later);
      }
    }
  }
}
