package dev.lepton.plan.demand;

import dev.lepton.model.migration.AsIsSpec;
import java.util.Optional;

/**
 * How demand is derived. The percentile and the comfort factor are those of Azure Migrate's
 * performance-based assessment.
 *
 * @param percentile of the peaks per ten minutes, above 0, at most 100
 * @param comfort factor on top of the percentile, at least 1
 * @param databaseShare part of today's CPU, memory and storage taken to be the databases', in [0,
 *     1); used only where the migration has databases, because usage is measured for the servers
 *     together
 * @param smallestCores floor for one copy, cores
 * @param smallestMemoryGib floor for one copy, GiB
 * @param assumed today's servers where the migration does not describe them
 */
public record SizingSettings(
    double percentile,
    double comfort,
    double databaseShare,
    double smallestCores,
    double smallestMemoryGib,
    AsIsSpec assumed) {

  public static SizingSettings defaults() {
    AsIsSpec small = new AsIsSpec(2, 4, 20, 100, Optional.empty(), Optional.empty());
    return new SizingSettings(95, 1.3, 0.5, 0.1, 0.25, small);
  }
}
