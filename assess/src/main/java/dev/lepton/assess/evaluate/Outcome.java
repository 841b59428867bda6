package dev.lepton.assess.evaluate;

import java.util.List;

/** What a condition came to. */
record Outcome(boolean matched, List<Hit> hits) {
  static final Outcome NONE = new Outcome(false, List.of());

  static Outcome of(List<Hit> hits) {
    return new Outcome(!hits.isEmpty(), hits);
  }

  Outcome negated() {
    return new Outcome(!matched, hits);
  }
}
