package dev.lepton.plan.platform;

import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.PurchaseOption;
import dev.lepton.plan.demand.Workload;
import java.util.List;

/**
 * One platform before it is ranked.
 *
 * @param application the machines that carry the application
 * @param workload of those that meet the requirements, the one that is carried for the least money
 * @param violations requirements not met, in words
 * @param purchases the ways to buy its machines
 */
record Candidate(
    String provider,
    String region,
    ServiceModel serviceModel,
    Machines application,
    Workload workload,
    Cost cost,
    List<String> violations,
    List<PurchaseOption> purchases) {

  Candidate with(List<String> otherViolations) {
    return new Candidate(
        provider,
        region,
        serviceModel,
        application,
        workload,
        cost,
        List.copyOf(otherViolations),
        purchases);
  }

  boolean meetsAll() {
    return violations.isEmpty();
  }
}
