package dev.lepton.deploy.canary;

import java.time.Duration;

/**
 * How the share of users that meet a new release grows.
 *
 * @param interval between two verdicts
 * @param stepPercent by how much a good verdict raises the share, 1 to 100
 * @param mostPercent the largest share before all of them, 1 to 100
 * @param threshold after so many bad verdicts, or so many without data, the release is taken back
 */
public record CanarySteps(Duration interval, int stepPercent, int mostPercent, int threshold) {
  /** Flagger's: 10 % more each minute up to 50 %, five bad verdicts at most. */
  public static final CanarySteps USUAL = new CanarySteps(Duration.ofMinutes(1), 10, 50, 5);

  /**
   * @throws IllegalArgumentException if a share is out of range, or the interval or the threshold
   *     is not positive
   */
  public CanarySteps {
    if (stepPercent < 1 || mostPercent > 100 || stepPercent > mostPercent) {
      throw new IllegalArgumentException("shares are 1 to 100 %, the step at most the largest");
    }
    if (interval.isNegative() || interval.isZero() || threshold < 1) {
      throw new IllegalArgumentException("interval and threshold are positive");
    }
  }

  /** The share after a good verdict at this one; more than the largest once it was reached. */
  public int after(int percent) {
    return percent == mostPercent ? mostPercent + 1 : Math.min(mostPercent, percent + stepPercent);
  }
}
