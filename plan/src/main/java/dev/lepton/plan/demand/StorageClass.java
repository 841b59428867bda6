package dev.lepton.plan.demand;

import java.util.Locale;
import java.util.OptionalDouble;

/** Kinds of block storage by what they bear, named without a provider. */
enum StorageClass {
  /** Spinning disks' class. */
  STANDARD(500, 60),
  /** What general-purpose solid state gives without extra money. */
  BALANCED(3000, 125),
  /** What general-purpose solid state gives at most. */
  FAST(16_000, 1000),
  /** Provisioned. */
  EXTREME(Double.MAX_VALUE, Double.MAX_VALUE);

  private final double iops;
  private final double mbps;

  StorageClass(double iops, double mbps) {
    this.iops = iops;
    this.mbps = mbps;
  }

  /** The slowest that bears it; unknown where nothing was measured. */
  static String of(OptionalDouble iops, OptionalDouble mbps) {
    if (iops.isEmpty() && mbps.isEmpty()) {
      return "unknown";
    }
    for (StorageClass one : values()) {
      if (iops.orElse(0) <= one.iops && mbps.orElse(0) <= one.mbps) {
        return one.name().toLowerCase(Locale.ROOT);
      }
    }
    throw new IllegalArgumentException(iops + ", " + mbps);
  }
}
