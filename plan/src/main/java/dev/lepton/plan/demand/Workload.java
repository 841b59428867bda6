package dev.lepton.plan.demand;

import dev.lepton.model.plan.Demand;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What has to be carried.
 *
 * @param application one copy, and how many
 * @param database empty where no database moves
 * @param applicationStorageGib GiB beside the databases'
 * @param egressMbps outbound traffic on average, megabits per second; empty where it was not
 *     measured
 */
public record Workload(
    Demand application,
    Optional<DatabaseNeed> database,
    double applicationStorageGib,
    OptionalDouble egressMbps) {}
