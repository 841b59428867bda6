package dev.lepton.plan.platform;

import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.demand.Workload;
import java.util.List;

/**
 * The platforms compared.
 *
 * @param options best first, at least one
 * @param chosen the first of them that meets all requirements
 * @param workload that the chosen one carries
 * @param decision how it came about, and what would change it
 * @param assumptions what the comparison rests on
 */
public record PlatformChoice(
    List<PlatformOption> options,
    PlatformOption chosen,
    Workload workload,
    PlatformDecision decision,
    List<String> assumptions) {}
