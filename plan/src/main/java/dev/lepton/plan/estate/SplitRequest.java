package dev.lepton.plan.estate;

import dev.lepton.plan.split.FlowFile;
import dev.lepton.plan.split.PlacementFile;

/**
 * What a split over the own site and clouds must keep to.
 *
 * @param placements where applications may be
 * @param flows what they send to one another
 * @param assumedGb a month and direction, of a dependency of which no flow is known
 */
public record SplitRequest(PlacementFile placements, FlowFile flows, double assumedGb) {
  private static final double USUAL_GB = 100;

  /** Everything may be everywhere, and nothing was measured. */
  public static SplitRequest none() {
    return new SplitRequest(PlacementFile.none(), FlowFile.none(), USUAL_GB);
  }
}
