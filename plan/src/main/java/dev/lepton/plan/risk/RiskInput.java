package dev.lepton.plan.risk;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Plan.CatalogueNote;
import dev.lepton.model.plan.PlatformDecision;
import java.util.List;

/**
 * What a plan is made of, as far as something in it may go wrong.
 *
 * @param described whether today's servers are described
 */
public record RiskInput(
    Assessment assessment,
    RequirementSpec requirements,
    boolean described,
    Sizing sizing,
    List<CatalogueNote> catalogue,
    PlatformDecision decision) {

  /**
   * @param provider of the chosen platform
   * @param nodes of the application
   */
  public record Sizing(Demand demand, Cost cost, String provider, int nodes) {}
}
