package dev.lepton.operate.cost;

/**
 * So much of what a node has.
 *
 * @param cores CPU cores, 0 or more
 * @param memoryGib GiB, 0 or more
 * @param gpus 0 or more
 */
public record Resources(double cores, double memoryGib, double gpus) {
  public static final Resources NONE = new Resources(0, 0, 0);

  /** The larger of both, each by itself. */
  Resources max(Resources other) {
    return new Resources(
        Math.max(cores, other.cores),
        Math.max(memoryGib, other.memoryGib),
        Math.max(gpus, other.gpus));
  }

  Resources plus(Resources other) {
    return new Resources(cores + other.cores, memoryGib + other.memoryGib, gpus + other.gpus);
  }

  Resources times(double factor) {
    return new Resources(cores * factor, memoryGib * factor, gpus * factor);
  }
}
