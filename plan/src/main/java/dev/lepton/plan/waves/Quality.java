package dev.lepton.plan.waves;

/**
 * What an order of a block is judged by, the most important first; less is better.
 *
 * @param waves how many
 * @param missing applications missing to the least, over all waves
 * @param stretch over how many waves dependencies reach, up to a constant of the block
 * @param careful how many waves careful applications move before the last one, all together
 * @param imbalance the sum of the squares of the waves' efforts
 */
record Quality(int waves, long missing, long stretch, long careful, long imbalance)
    implements Comparable<Quality> {

  @Override
  public int compareTo(Quality other) {
    int order = Integer.compare(waves, other.waves);
    order = order != 0 ? order : Long.compare(missing, other.missing);
    order = order != 0 ? order : Long.compare(stretch, other.stretch);
    order = order != 0 ? order : Long.compare(careful, other.careful);
    return order != 0 ? order : Long.compare(imbalance, other.imbalance);
  }

  /**
   * @param wave per group, from 0
   */
  static Quality of(Block block, int[] wave) {
    int waves = 0;
    for (int one : wave) {
      waves = Math.max(waves, one + 1);
    }
    Load[] loads = new Load[waves];
    for (int w = 0; w < waves; w++) {
      loads[w] = new Load(block);
    }
    long stretch = 0;
    long careful = 0;
    for (int g = 0; g < wave.length; g++) {
      loads[wave[g]].add(g, 1);
      int before = waves - 1 - wave[g];
      stretch -= before * block.pull()[g];
      careful += block.group(g).careful() ? before : 0;
    }
    long missing = 0;
    long imbalance = 0;
    for (Load load : loads) {
      missing += load.missing();
      imbalance += load.effortTenths() * load.effortTenths();
    }
    return new Quality(waves, missing, stretch, careful, imbalance);
  }
}
