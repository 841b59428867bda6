package dev.lepton.plan.pack;

/** What pods must agree to in order to run on a node. */
enum Label {
  AMD64(false),
  ARM64(false),
  AMD64_SPOT(true),
  ARM64_SPOT(true);

  static final int COUNT = values().length;

  private final boolean spot;

  Label(boolean spot) {
    this.spot = spot;
  }

  boolean spot() {
    return spot;
  }

  int bit() {
    return 1 << ordinal();
  }

  static Label of(String architecture, boolean spot) {
    if (architecture.equals("arm64")) {
      return spot ? ARM64_SPOT : ARM64;
    }
    return spot ? AMD64_SPOT : AMD64;
  }

  /** The labels that a pod agrees to, as bits. */
  static int mask(String architecture, boolean spot) {
    int mask = 0;
    for (Label label : values()) {
      boolean arm = label == ARM64 || label == ARM64_SPOT;
      boolean runs = architecture.equals("any") || architecture.equals("arm64") == arm;
      if (runs && (spot || !label.spot)) {
        mask |= label.bit();
      }
    }
    return mask;
  }
}
