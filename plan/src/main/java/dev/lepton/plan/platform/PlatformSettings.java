package dev.lepton.plan.platform;

import java.util.List;
import java.util.Map;

/**
 * What platforms are compared by, and the figures that no price list gives.
 *
 * @param homeRegions by provider, the region considered where the migration allows any
 * @param comparisons the criteria of {@link Criterion} compared in pairs on Saaty's scale 1/9 to 9,
 *     row by row above the diagonal
 * @param nodeCores cores of each node kept for the cluster's own pods
 * @param nodeMemoryGib GiB of each node kept for the cluster's own pods
 * @param bootDiskGib GiB of disk that each machine has beside the data
 */
public record PlatformSettings(
    Map<String, String> homeRegions,
    List<Double> comparisons,
    double nodeCores,
    double nodeMemoryGib,
    double bootDiskGib) {

  /** The cluster's own pods per node: proxy, network, logs, metrics and a share of DNS. */
  public static final int SYSTEM_PODS = 6;

  public PlatformSettings {
    homeRegions = Map.copyOf(homeRegions);
    comparisons = List.copyOf(comparisons);
  }

  /** Cost counts most, then security, network and service model; the number of regions least. */
  public static PlatformSettings defaults() {
    return new PlatformSettings(
        Map.of("aws", "us-east-1", "azure", "eastus", "gcp", "us-central1", "alibaba", "us-east-1"),
        List.of(
            3.0, 5.0, 2.0, 3.0, 7.0, 2.0, 1 / 2.0, 1.0, 3.0, 1 / 3.0, 1 / 2.0, 2.0, 2.0, 5.0, 3.0),
        0.25,
        0.75,
        30);
  }
}
