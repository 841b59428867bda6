package dev.lepton.plan.waves;

import java.util.Arrays;
import java.util.Optional;

/**
 * The best order of a few groups, by dynamic programming over sets: what is best for the last waves
 * does not depend on how the others are ordered. Waves are counted from the end for that.
 */
final class ExactWaves {
  /** 3 to the power of so many steps. */
  static final int MOST_GROUPS = 13;

  private final Block block;
  private final int all;
  private final boolean[] fits;
  private final boolean[] closed;
  private final boolean[] carefulIn;
  private final long[] pull;
  private final int[] careful;
  private final long[] effort;
  private final Quality[] best;
  private final int[] firstWave;

  private ExactWaves(Block block) {
    this.block = block;
    int sets = 1 << block.count();
    this.all = sets - 1;
    this.fits = new boolean[sets];
    this.closed = new boolean[sets];
    this.carefulIn = new boolean[sets];
    this.pull = new long[sets];
    this.careful = new int[sets];
    this.effort = new long[sets];
    this.best = new Quality[sets];
    this.firstWave = new int[sets];
    for (int set = 0; set < sets; set++) {
      measure(set);
    }
  }

  /**
   * The wave of each group, from 0; empty if there is no order.
   *
   * @param block of at most {@link #MOST_GROUPS} groups
   */
  static Optional<int[]> solve(Block block) {
    return new ExactWaves(block).search();
  }

  /** Of equal orders the one is found first that leaves the last names to the end. */
  private int bit(int group) {
    return 1 << (block.count() - 1 - group);
  }

  private void measure(int set) {
    int applications = 0;
    long servers = 0;
    closed[set] = true;
    for (int g = 0; g < block.count(); g++) {
      if ((set & bit(g)) != 0) {
        MoveGroup group = block.group(g);
        applications += group.size();
        servers += group.servers();
        effort[set] += group.effortTenths();
        pull[set] += block.pull()[g];
        careful[set] += group.careful() ? 1 : 0;
        carefulIn[set] |= block.careful(g);
        for (int later : block.neededBy()[g]) {
          closed[set] &= (set & bit(later)) != 0;
        }
      }
    }
    fits[set] =
        applications >= block.limits().least()
            && (applications <= block.limits().most() || alone(set))
            && servers <= block.limits().servers()
            && effort[set] <= block.mostEffortTenths();
  }

  /** Whether it is a single group, larger than a wave that nobody asked for. */
  private boolean alone(int set) {
    return Integer.bitCount(set) == 1
        && block.oversize(block.count() - 1 - Integer.numberOfTrailingZeros(set));
  }

  private Optional<int[]> search() {
    best[0] = new Quality(0, 0, 0, 0, 0);
    for (int last = 0; last < all; last++) {
      if (best[last] != null) {
        int rest = all & ~last;
        for (int wave = rest; wave > 0; wave = (wave - 1) & rest) {
          if (fits[wave] && closed[last | wave] && mayBe(wave, last | wave)) {
            keep(last, wave);
          }
        }
      }
    }
    return best[all] == null ? Optional.empty() : Optional.of(waves());
  }

  private boolean mayBe(int wave, int with) {
    return with != all || !block.first() || !carefulIn[wave];
  }

  private void keep(int last, int wave) {
    Quality old = best[last];
    int before = old.waves();
    Quality found =
        new Quality(
            before + 1,
            0,
            old.stretch() - before * pull[wave],
            old.careful() + (long) before * careful[wave],
            old.imbalance() + effort[wave] * effort[wave]);
    int set = last | wave;
    if (best[set] == null || found.compareTo(best[set]) < 0) {
      best[set] = found;
      firstWave[set] = wave;
    }
  }

  private int[] waves() {
    int[] waves = new int[block.count()];
    Arrays.fill(waves, -1);
    int number = 0;
    for (int set = all; set != 0; set &= ~firstWave[set]) {
      for (int g = 0; g < block.count(); g++) {
        if ((firstWave[set] & bit(g)) != 0) {
          waves[g] = number;
        }
      }
      number++;
    }
    return waves;
  }
}
