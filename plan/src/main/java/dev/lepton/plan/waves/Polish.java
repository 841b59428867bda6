package dev.lepton.plan.waves;

/**
 * Betters an order step by step: a group moves to another wave, or two change places, as long as
 * that helps. Not thread-safe.
 */
final class Polish {
  private final Block block;
  private final int[] wave;
  private final Load[] loads;
  private long tries;

  private record Gain(long missing, long stretch, long careful, long imbalance) {
    boolean helps() {
      if (missing != 0) {
        return missing < 0;
      }
      if (stretch != 0) {
        return stretch < 0;
      }
      return careful != 0 ? careful < 0 : imbalance < 0;
    }
  }

  /**
   * @param wave per group, all placed; changed in place
   * @param tries how many changes are looked at, at most
   */
  Polish(Block block, int[] wave, int waves, long tries) {
    this.block = block;
    this.wave = wave;
    this.tries = tries;
    this.loads = new Load[waves];
    for (int w = 0; w < waves; w++) {
      loads[w] = new Load(block);
    }
    for (int g = 0; g < wave.length; g++) {
      loads[wave[g]].add(g, 1);
    }
  }

  void run() {
    boolean better = true;
    while (better && tries > 0) {
      better = moves() | swaps();
    }
  }

  private int earliest(int g) {
    int earliest = block.first() && block.careful(g) ? 1 : 0;
    for (int need : block.needs()[g]) {
      earliest = Math.max(earliest, wave[need]);
    }
    return earliest;
  }

  private int latest(int g) {
    int latest = loads.length - 1;
    for (int later : block.neededBy()[g]) {
      latest = Math.min(latest, wave[later]);
    }
    return latest;
  }

  private boolean moves() {
    boolean better = false;
    for (int g = 0; g < wave.length && tries > 0; g++) {
      int last = latest(g);
      for (int to = earliest(g); to <= last; to++) {
        tries--;
        // A wave that would be left empty is no gain: their number is settled before.
        if (to != wave[g] && loads[to].takes(g) && moved(g, to).helps()) {
          put(g, to);
          better = true;
        }
      }
    }
    return better;
  }

  private Gain moved(int g, int to) {
    int from = wave[g];
    MoveGroup group = block.group(g);
    long before = loads[from].missing() + loads[to].missing();
    long effort = group.effortTenths();
    long a = loads[from].effortTenths();
    long b = loads[to].effortTenths();
    loads[from].add(g, -1);
    loads[to].add(g, 1);
    long after = loads[from].missing() + loads[to].missing();
    boolean emptied = loads[from].isEmpty();
    loads[from].add(g, 1);
    loads[to].add(g, -1);
    long steps = (long) to - from;
    return emptied
        ? new Gain(1, 0, 0, 0)
        : new Gain(
            after - before,
            steps * block.pull()[g],
            group.careful() ? -steps : 0,
            squares(a - effort, b + effort) - squares(a, b));
  }

  private static long squares(long a, long b) {
    return a * a + b * b;
  }

  private boolean swaps() {
    boolean better = false;
    for (int g = 0; g < wave.length; g++) {
      for (int h = 0; h < wave.length && tries > 0; h++) {
        if (wave[g] < wave[h] && block.pull()[g] <= block.pull()[h]) {
          tries--;
          better |= swap(g, h);
        }
      }
    }
    return better;
  }

  /** Changes the places of one and a later other. */
  private boolean swap(int g, int h) {
    int early = wave[g];
    int late = wave[h];
    if (latest(g) < late || earliest(h) > early || needs(h, g)) {
      return false;
    }
    if (!loads[late].takesInstead(g, h) || !loads[early].takesInstead(h, g)) {
      return false;
    }
    MoveGroup one = block.group(g);
    MoveGroup other = block.group(h);
    long steps = (long) late - early;
    long before = loads[early].missing() + loads[late].missing();
    long difference = other.effortTenths() - one.effortTenths();
    long a = loads[early].effortTenths();
    long b = loads[late].effortTenths();
    put(g, late);
    put(h, early);
    Gain gain =
        new Gain(
            loads[early].missing() + loads[late].missing() - before,
            steps * (block.pull()[g] - block.pull()[h]),
            steps * ((other.careful() ? 1 : 0) - (one.careful() ? 1 : 0)),
            squares(a + difference, b - difference) - squares(a, b));
    if (!gain.helps()) {
      put(g, early);
      put(h, late);
    }
    return gain.helps();
  }

  private boolean needs(int h, int g) {
    for (int need : block.needs()[h]) {
      if (need == g) {
        return true;
      }
    }
    return false;
  }

  private void put(int g, int to) {
    loads[wave[g]].add(g, -1);
    wave[g] = to;
    loads[to].add(g, 1);
  }
}
