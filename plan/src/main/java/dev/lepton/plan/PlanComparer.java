package dev.lepton.plan;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.PlanComparison;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.CurrentCost;
import dev.lepton.plan.demand.DemandModel;
import dev.lepton.plan.models.ResourceModels;
import dev.lepton.plan.platform.PlatformComparer;
import dev.lepton.plan.platform.PlatformQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares staying with every platform of every region, over years; changes nothing. Equal inputs
 * give an equal comparison. Thread-safe.
 */
public final class PlanComparer {
  private static final int MONTHS = 12;

  private final PlanSettings settings;
  private final EventSink events;

  /**
   * @param events gets the warnings about the usage
   */
  public PlanComparer(PlanSettings settings, EventSink events) {
    this.settings = settings;
    this.events = events;
  }

  /**
   * @param years spans to compare, at least one, years from 1 on, ascending
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID for input
   *     that cannot be planned with
   */
  public PlanComparison compare(Migration migration, List<Integer> years) {
    AsIsSpec servers = migration.asIs().orElse(settings.sizing().assumed());
    AsIsCheck.check(servers, migration.requirements());
    PriceCatalogue catalogue = settings.catalogue();
    int databases = migration.databases().size();
    PlatformComparer comparer =
        new PlatformComparer(
            catalogue,
            settings.platform(),
            settings.prices(),
            new PlatformQuestion(
                migration.requirements(),
                new DemandModel(settings.sizing(), events).sizing(servers, databases),
                Strategy.REHOST,
                migration.target().type() == TargetSpec.Type.KUBERNETES),
            years);
    Cost today = CurrentCost.of(migration.asIs(), new ResourceModels(settings.models()));
    return new PlanComparison(
        migration.name(),
        years,
        today,
        totals(today, years),
        comparer.rows(),
        comparer.requirementPrices(),
        comparer.growth(),
        assumptions(migration),
        catalogue.notes());
  }

  private static Optional<List<Double>> totals(Cost today, List<Integer> years) {
    return today.parts().isEmpty()
        ? Optional.empty()
        : Optional.of(years.stream().map(span -> MONTHS * span * today.monthlyUsd()).toList());
  }

  private static List<String> assumptions(Migration migration) {
    List<String> assumptions = new ArrayList<>();
    if (migration.asIs().isEmpty()) {
      assumptions.add(
          "today's servers are not described (spec.asIs); a small server is assumed in their place");
    }
    if (migration.requirements().regions().isEmpty()) {
      assumptions.add(
          "every region is compared, whatever distance or law say: requirements.regions restricts them");
    }
    assumptions.add(
        "the demand of a year is that of its end; a platform is sized anew each year and pays its"
            + " price of the whole year");
    assumptions.add(
        "prices stay as they are; machines are bought as requirements.nodes allows, on demand unless it"
            + " says otherwise; moving itself is not priced");
    assumptions.add("today's servers cost in every year what they cost now, whatever the growth");
    return List.copyOf(assumptions);
  }
}
