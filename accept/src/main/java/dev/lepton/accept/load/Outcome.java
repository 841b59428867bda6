package dev.lepton.accept.load;

import java.util.Optional;

/**
 * How one request ended.
 *
 * @param answered whether a whole answer came, right or wrong
 * @param failure what was wrong; empty when it was as expected
 */
record Outcome(boolean answered, Optional<String> failure) {
  static final Outcome AS_EXPECTED = new Outcome(true, Optional.empty());

  static Outcome wrong(String failure) {
    return new Outcome(true, Optional.of(failure));
  }

  static Outcome unanswered(String failure) {
    return new Outcome(false, Optional.of(failure));
  }
}
