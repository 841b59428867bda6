package dev.lepton.plan.platform;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.plan.demand.Workload;
import java.util.List;
import java.util.function.Function;

/**
 * What a platform is wanted for.
 *
 * @param sizing the workloads that meet given requirements, at least one, of which the cheapest on
 *     a platform is taken; a pure function
 * @param strategy what the assessment decided
 * @param kubernetesOnly whether the target is a cluster, so that machines are shown for comparison
 *     but not chosen
 */
public record PlatformQuestion(
    RequirementSpec requirements,
    Function<RequirementSpec, List<Workload>> sizing,
    Strategy strategy,
    boolean kubernetesOnly) {}
