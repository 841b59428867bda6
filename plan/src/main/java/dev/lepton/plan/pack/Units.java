package dev.lepton.plan.pack;

/**
 * Cores and GiB as whole numbers. A pod is rounded up and a node down, by less than anybody could
 * measure, so that whole numbers never allow what the real ones forbid.
 */
final class Units {
  static final double CORE = 1e9;
  static final double GIB = 1L << 30;

  private Units() {}

  static long ceilCpu(double cores) {
    return (long) Math.ceil(snapped(cores * CORE));
  }

  static long floorCpu(double cores) {
    return (long) Math.floor(snapped(cores * CORE));
  }

  static long ceilMemory(double gib) {
    return (long) Math.ceil(snapped(gib * GIB));
  }

  static long floorMemory(double gib) {
    return (long) Math.floor(snapped(gib * GIB));
  }

  /** 0.1 cores are 100,000,000 billionths, whatever binary fractions make of it. */
  private static double snapped(double value) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) < 1e-3 ? whole : value;
  }
}
