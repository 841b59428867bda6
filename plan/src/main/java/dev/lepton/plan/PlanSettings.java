package dev.lepton.plan;

import dev.lepton.plan.catalogue.CatalogueStore;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.SizingSettings;
import dev.lepton.plan.models.ModelSettings;
import dev.lepton.plan.platform.PlatformSettings;

/**
 * Everything about a plan that is a matter of judgement, with defaults. Part of the plan's input
 * hash.
 *
 * @param imported where prices are that were imported to replace the bundled ones
 */
public record PlanSettings(
    SizingSettings sizing,
    ModelSettings models,
    PlatformSettings platform,
    UnitPrices prices,
    ExchangeRates rates,
    CatalogueStore imported) {

  public static PlanSettings defaults() {
    return new PlanSettings(
        SizingSettings.defaults(),
        ModelSettings.defaults(),
        PlatformSettings.defaults(),
        UnitPrices.defaults(),
        ExchangeRates.defaults(),
        new CatalogueStore(CatalogueStore.USUAL));
  }

  /** The prices to plan with. */
  PriceCatalogue catalogue() {
    return PriceCatalogue.with(imported, rates);
  }
}
