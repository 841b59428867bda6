package dev.lepton.plan.pack;

/**
 * What pods must agree to in order to run on a node: its architecture, that it may be taken away at
 * any time, and that it runs only at the peak.
 */
enum Label {
  AMD64(false, false, false),
  ARM64(true, false, false),
  AMD64_SPOT(false, true, false),
  ARM64_SPOT(true, true, false),
  AMD64_PEAK(false, false, true),
  ARM64_PEAK(true, false, true),
  AMD64_SPOT_PEAK(false, true, true),
  ARM64_SPOT_PEAK(true, true, true);

  static final int COUNT = values().length;

  private final boolean arm;
  private final boolean spot;
  private final boolean peak;

  Label(boolean arm, boolean spot, boolean peak) {
    this.arm = arm;
    this.spot = spot;
    this.peak = peak;
  }

  boolean spot() {
    return spot;
  }

  /** Whether such nodes run only at the peak. */
  boolean peak() {
    return peak;
  }

  int bit() {
    return 1 << ordinal();
  }

  static Label of(String architecture, boolean spot, boolean peak) {
    boolean arm = architecture.equals("arm64");
    for (Label label : values()) {
      if (label.arm == arm && label.spot == spot && label.peak == peak) {
        return label;
      }
    }
    throw new IllegalStateException("every combination has a label");
  }

  /** The labels that a pod agrees to, as bits. */
  static int mask(String architecture, boolean spot, boolean peak) {
    int mask = 0;
    for (Label label : values()) {
      boolean runs = architecture.equals("any") || architecture.equals("arm64") == label.arm;
      if (runs && (spot || !label.spot) && (peak || !label.peak)) {
        mask |= label.bit();
      }
    }
    return mask;
  }
}
