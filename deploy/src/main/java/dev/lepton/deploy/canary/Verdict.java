package dev.lepton.deploy.canary;

/**
 * How a release that a share of the users meets did in an interval.
 *
 * @param reason in words, with the figures
 */
public record Verdict(Outcome outcome, String reason) {

  /** No data is not good, and not bad either. */
  public enum Outcome {
    GOOD,
    BAD,
    NO_DATA
  }
}
