package dev.lepton.plan.platform;

import dev.lepton.model.plan.Cost;
import java.util.List;

/**
 * One platform before it is ranked.
 *
 * @param application the machines that carry the application
 * @param violations requirements not met, in words
 */
record Candidate(
    String provider,
    String region,
    ServiceModel serviceModel,
    Machines application,
    Cost cost,
    List<String> violations) {

  Candidate with(List<String> otherViolations) {
    return new Candidate(
        provider, region, serviceModel, application, cost, List.copyOf(otherViolations));
  }

  boolean meetsAll() {
    return violations.isEmpty();
  }
}
