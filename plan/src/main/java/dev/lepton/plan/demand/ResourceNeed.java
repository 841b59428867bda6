package dev.lepton.plan.demand;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What everything together needs: application and databases.
 *
 * @param cores CPU cores
 * @param memoryGib GiB
 * @param storageGib GiB
 * @param networkMbps megabits per second at the peak
 * @param meanNetworkMbps outbound on average; empty where it was not measured
 * @param confidence 1 to 5 stars
 * @param basis how the figures came about
 */
record ResourceNeed(
    double cores,
    double memoryGib,
    double storageGib,
    double networkMbps,
    OptionalDouble meanNetworkMbps,
    int confidence,
    List<String> basis) {

  ResourceNeed grownBy(double factor) {
    return new ResourceNeed(
        cores * factor,
        memoryGib * factor,
        storageGib * factor,
        networkMbps * factor,
        meanNetworkMbps.isPresent()
            ? OptionalDouble.of(meanNetworkMbps.getAsDouble() * factor)
            : meanNetworkMbps,
        confidence,
        basis);
  }
}
