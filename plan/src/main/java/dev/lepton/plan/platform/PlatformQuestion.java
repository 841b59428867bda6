package dev.lepton.plan.platform;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.plan.demand.Workload;
import java.util.function.Function;

/**
 * What a platform is wanted for.
 *
 * @param sizing the workload that given requirements lead to; a pure function
 * @param strategy what the assessment decided
 * @param kubernetesOnly whether the target is a cluster, so that machines are shown for comparison
 *     but not chosen
 */
public record PlatformQuestion(
    RequirementSpec requirements,
    Function<RequirementSpec, Workload> sizing,
    Strategy strategy,
    boolean kubernetesOnly) {}
