package dev.lepton.model.migration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The servers of today, added up.
 *
 * @param cores CPU cores
 * @param memoryGib GiB
 * @param storageGib GiB
 * @param networkMbps megabits per second
 * @param monthlyCostUsd what they cost a month in USD; empty to have the unit-price model estimate
 *     it
 * @param usage CSV with columns time, cpu_percent, memory_mb and optionally disk_iops, disk_mbps,
 *     network_mbps
 * @param sizing how usage becomes demand; empty for the defaults
 */
public record AsIsSpec(
    double cores,
    double memoryGib,
    double storageGib,
    double networkMbps,
    Optional<Double> monthlyCostUsd,
    Optional<Path> usage,
    Optional<SizingSpec> sizing) {

  /** With the defaults' way from usage to demand. */
  public AsIsSpec(
      double cores,
      double memoryGib,
      double storageGib,
      double networkMbps,
      Optional<Double> monthlyCostUsd,
      Optional<Path> usage) {
    this(cores, memoryGib, storageGib, networkMbps, monthlyCostUsd, usage, Optional.empty());
  }
}
