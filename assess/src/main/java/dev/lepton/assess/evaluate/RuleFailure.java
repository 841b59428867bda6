package dev.lepton.assess.evaluate;

/** A rule cannot be evaluated; it is reported, and all others go on. */
final class RuleFailure extends Exception {
  private static final long serialVersionUID = 1L;

  RuleFailure(String reason) {
    super(reason);
  }
}
