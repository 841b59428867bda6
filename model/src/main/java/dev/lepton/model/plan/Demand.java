package dev.lepton.model.plan;

import java.util.List;

/**
 * What one copy of the application needs.
 *
 * @param cpuCores cores requested
 * @param memoryGib GiB requested
 * @param storageGib GiB
 * @param networkMbps megabits per second
 * @param replicas copies for availability
 * @param confidence 1 to 5 stars: the share of data points present, in bands of 20 %
 * @param basis how the figures came about, one line each
 */
public record Demand(
    double cpuCores,
    double memoryGib,
    double storageGib,
    double networkMbps,
    int replicas,
    int confidence,
    List<String> basis) {}
