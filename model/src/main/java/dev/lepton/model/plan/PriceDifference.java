package dev.lepton.model.plan;

import java.util.List;

/**
 * How two price lists of a provider differ.
 *
 * @param before the day of the one
 * @param after the day of the other
 * @param same prices that are equal
 * @param added region and machine that only the other has
 * @param removed region and machine that only the one has
 * @param changes the largest first
 * @param medianPercent of the changes; 0 where there are none
 */
public record PriceDifference(
    String provider,
    String before,
    String after,
    int same,
    List<String> added,
    List<String> removed,
    List<Change> changes,
    double medianPercent) {

  /**
   * @param before USD an hour
   * @param after USD an hour
   */
  public record Change(
      String region, String machine, double before, double after, double percent) {}
}
