package dev.lepton.plan.demand;

import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.plan.demand.rule.RuleSettings;
import java.util.Optional;

/**
 * How demand is derived.
 *
 * @param rule by which usage becomes a size
 * @param databaseShare part of today's CPU, memory and storage taken to be the databases', in [0,
 *     1); used only where the migration has databases, because usage is measured for the servers
 *     together
 * @param smallestCores floor for one copy, cores
 * @param smallestMemoryGib floor for one copy, GiB
 * @param assumed today's servers where the migration does not describe them
 */
public record SizingSettings(
    RuleSettings rule,
    double databaseShare,
    double smallestCores,
    double smallestMemoryGib,
    AsIsSpec assumed) {

  public static SizingSettings defaults() {
    AsIsSpec small = new AsIsSpec(2, 4, 20, 100, Optional.empty(), Optional.empty());
    return new SizingSettings(RuleSettings.defaults(), 0.5, 0.1, 0.25, small);
  }
}
