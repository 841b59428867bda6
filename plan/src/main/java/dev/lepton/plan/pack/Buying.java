package dev.lepton.plan.pack;

/**
 * In which ways nodes may be bought.
 *
 * @param onDemand whether by the hour
 * @param spotShare of each workload that bears spot nodes, the share of its pods that may be on
 *     them, 0 to 1
 * @param commitmentYears the longest commitment, 0 for none; a node under one is paid for whether
 *     it runs or not, and so carries pods that run at all times
 * @param peakHours the share of all hours in which the pods beyond a workload's base run, above 0,
 *     at most 1
 */
public record Buying(boolean onDemand, double spotShare, int commitmentYears, double peakHours) {

  /** By the hour, and so much on spot; everything runs at all times. */
  public static Buying onDemand(double spotShare) {
    return new Buying(true, spotShare, 0, 1);
  }

  Buying withSpotShare(double share) {
    return new Buying(onDemand, share, commitmentYears, peakHours);
  }
}
