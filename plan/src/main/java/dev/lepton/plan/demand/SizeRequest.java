package dev.lepton.plan.demand;

import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.demand.rule.RuleSettings;
import java.util.List;

/**
 * How an estate is to be sized.
 *
 * @param availabilityPercent decides how many copies a machine becomes
 * @param offers of the region whose cheapest fitting machine is to be named; empty for none
 */
public record SizeRequest(RuleSettings rule, double availabilityPercent, List<Offer> offers) {
  public SizeRequest {
    offers = List.copyOf(offers);
  }
}
