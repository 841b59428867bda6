package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A good order of many groups: several ways of filling waves, the best of them polished, then again
 * and again some neighbouring waves emptied and filled anew. The number of steps depends on the
 * block alone and chance has a fixed seed, so that the answer is always the same. Not thread-safe.
 */
final class WaveSearch {
  private static final long SEED = 20_270_101;
  private static final int MOST_ROUNDS = 3000;
  private static final double ROUND_BUDGET = 3e7;
  private static final long FILL_BUDGET = 60_000_000;
  private static final long POLISH_TRIES = 20_000_000;
  private static final List<Filling.Taste> TASTES =
      List.of(
          new Filling.Taste(1, 1, 0, 0, true),
          new Filling.Taste(1, 0, 0, 0, true),
          new Filling.Taste(1, 3, 1, 0, true),
          new Filling.Taste(1, 1, 0, 0, false),
          new Filling.Taste(0.5, 0.5, 5, 0, false),
          new Filling.Taste(0, 0, 1, 0, false));

  private final Block block;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Integer> all = new ArrayList<>();
  private int[] best = new int[0];
  private Optional<Quality> quality = Optional.empty();

  private WaveSearch(Block block) {
    this.block = block;
    for (int g = 0; g < block.count(); g++) {
      all.add(g);
    }
  }

  /**
   * The wave of each group, from 0; empty if none was found. Waves may be smaller than the least.
   */
  static Optional<int[]> solve(Block block) {
    return new WaveSearch(block).search();
  }

  private Optional<int[]> search() {
    int fewest = WaveCount.atLeast(block);
    TASTES.forEach(taste -> build(taste, fewest));
    long each = Math.max(1, (long) block.count() * block.count());
    long attempts = Math.min(60, FILL_BUDGET / each);
    for (long i = 0; i < attempts && quality.map(one -> one.waves() > fewest).orElse(true); i++) {
      build(new Filling.Taste(random.nextDouble(), random.nextDouble(), 3, 3, i % 2 == 0), fewest);
    }
    if (quality.isEmpty()) {
      return Optional.empty();
    }
    polish(best);
    recreate();
    return Optional.of(best);
  }

  private void build(Filling.Taste taste, int fewest) {
    int[] wave = new int[block.count()];
    Arrays.fill(wave, Filling.UNPLACED);
    if (new Filling(block, taste, random).fill(wave, all, 0, fewest) > 0) {
      keep(wave);
    }
  }

  private boolean keep(int[] wave) {
    Quality found = Quality.of(block, wave);
    if (quality.isPresent() && found.compareTo(quality.get()) >= 0) {
      return false;
    }
    quality = Optional.of(found);
    best = wave;
    return true;
  }

  private void polish(int[] wave) {
    int[] copy = wave.clone();
    new Polish(block, copy, Quality.of(block, copy).waves(), POLISH_TRIES).run();
    keep(copy);
  }

  private void recreate() {
    int waves = quality.orElseThrow().waves();
    double perWave = Math.max(1, block.count() / (double) waves);
    // A round costs about the square of the groups it touches, and a look at all of them.
    double cost = 9 * perWave * perWave + 4.0 * block.count();
    int rounds = (int) Math.min(MOST_ROUNDS, ROUND_BUDGET / cost);
    boolean changed = false;
    for (int i = 0; i < rounds; i++) {
      changed |= round(quality.orElseThrow().waves());
    }
    if (changed) {
      polish(best);
    }
  }

  private boolean round(int waves) {
    int span = Math.min(waves, 2 + random.nextInt(3));
    int from = waves == span ? 0 : random.nextInt(waves - span + 1);
    int[] wave = best.clone();
    List<Integer> emptied = new ArrayList<>();
    for (int g = 0; g < wave.length; g++) {
      if (wave[g] >= from && wave[g] < from + span) {
        wave[g] = Filling.UNPLACED;
        emptied.add(g);
      }
    }
    Filling.Taste taste =
        new Filling.Taste(
            random.nextDouble(),
            2 * random.nextDouble(),
            random.nextDouble(),
            3 * random.nextDouble(),
            random.nextBoolean());
    int end = new Filling(block, taste, random).fill(wave, emptied, from, span);
    if (end < 0 || end > from + span) {
      return false;
    }
    if (end < from + span) {
      for (int g = 0; g < wave.length; g++) {
        wave[g] -= wave[g] >= from + span ? from + span - end : 0;
      }
    }
    return keep(wave);
  }
}
