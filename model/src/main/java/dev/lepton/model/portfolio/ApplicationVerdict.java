package dev.lepton.model.portfolio;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.assessment.StrategyOverride;
import java.util.List;
import java.util.Optional;

/**
 * How one application should move.
 *
 * @param strategy the override's where there is one
 * @param confidence 0 to 1
 * @param value to the business, 0 to 10; 5 where nobody said
 * @param effortDaysLow lower end of the range, in days of work
 * @param servers ids
 * @param options from most points to least
 * @param notKnown what was not there to conclude from
 */
public record ApplicationVerdict(
    String name,
    Strategy strategy,
    double confidence,
    int value,
    double effortDaysLow,
    double effortDaysHigh,
    List<String> effortReasons,
    List<String> servers,
    List<StrategyOption> options,
    List<Requirement> requirements,
    List<PortfolioRisk> risks,
    List<Evidence> evidence,
    List<Finding> findings,
    Optional<StrategyOverride> override,
    List<String> notKnown) {

  public ApplicationVerdict {
    effortReasons = List.copyOf(effortReasons);
    servers = List.copyOf(servers);
    options = List.copyOf(options);
    requirements = List.copyOf(requirements);
    risks = List.copyOf(risks);
    evidence = List.copyOf(evidence);
    findings = List.copyOf(findings);
    notKnown = List.copyOf(notKnown);
  }
}
