package dev.lepton.plan.platform;

import dev.lepton.model.plan.Cost;
import dev.lepton.plan.demand.Workload;
import java.util.List;

/**
 * One platform before it is ranked.
 *
 * @param application the machines that carry the application
 * @param workload of those that meet the requirements, the one that is carried for the least money
 * @param violations requirements not met, in words
 */
record Candidate(
    String provider,
    String region,
    ServiceModel serviceModel,
    Machines application,
    Workload workload,
    Cost cost,
    List<String> violations) {

  Candidate with(List<String> otherViolations) {
    return new Candidate(
        provider, region, serviceModel, application, workload, cost, List.copyOf(otherViolations));
  }

  boolean meetsAll() {
    return violations.isEmpty();
  }
}
