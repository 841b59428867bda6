package dev.lepton.plan.estate;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What each requirement costs against its being given up or another one: both are estimated in the
 * same way, so that the difference is not one of how long was searched.
 *
 * @param single sizes before copies are made
 * @param overBound what the packing costs over the bound by resources alone
 */
record RequirementPrices(
    EstatePlatforms platforms, RequirementSpec asked, List<WorkloadSize> single, double overBound) {
  private static final List<Double> AVAILABILITIES = List.of(99.0, 99.9, 99.99);
  private static final String KEY = "spec.requirements.";

  List<RequirementPrice> all() {
    Optional<PlatformOption> now = cheapest(asked);
    List<RequirementPrice> prices = new ArrayList<>();
    for (double other : AVAILABILITIES) {
      if (other != asked.availabilityPercent()) {
        add(
            prices,
            now,
            new Changed(
                "availabilityPercent",
                percent(asked.availabilityPercent()),
                percent(other),
                asked.withAvailability(other)));
      }
    }
    if (!asked.providers().isEmpty()) {
      add(
          prices,
          now,
          new Changed(
              "providers",
              String.join(", ", asked.providers()),
              "any",
              asked.withPlaces(List.of(), asked.regions())));
    }
    if (!asked.regions().isEmpty()) {
      add(
          prices,
          now,
          new Changed(
              "regions",
              String.join(", ", asked.regions()),
              "any provider's home region",
              asked.withPlaces(asked.providers(), List.of())));
    }
    if (!asked.architecture().equals("any")) {
      add(
          prices,
          now,
          new Changed("architecture", asked.architecture(), "any", asked.withArchitecture("any")));
    }
    if (asked.growthPercentPerYear() != 0) {
      add(
          prices,
          now,
          new Changed(
              "growthPercentPerYear",
              percent(asked.growthPercentPerYear()) + " a year",
              "none",
              asked.withGrowth(0)));
    }
    return List.copyOf(prices);
  }

  /** A requirement, what is asked for, and what could be in its place. */
  private record Changed(String key, String is, String instead, RequirementSpec requirements) {}

  private void add(List<RequirementPrice> prices, Optional<PlatformOption> now, Changed changed) {
    cheapest(changed.requirements())
        .ifPresent(
            other ->
                prices.add(
                    new RequirementPrice(
                        KEY + changed.key(),
                        changed.is(),
                        changed.instead(),
                        other.provider() + " " + other.region(),
                        other.cost().monthlyUsd(),
                        now.map(
                            one -> cents(one.cost().monthlyUsd() - other.cost().monthlyUsd())))));
  }

  private Optional<PlatformOption> cheapest(RequirementSpec requirements) {
    return platforms
        .clusters(EstateWorkloads.of(single, requirements), requirements, overBound)
        .stream()
        .min(Comparator.comparingDouble(one -> one.cost().monthlyUsd()));
  }

  private static String percent(double value) {
    return String.format(
        Locale.ROOT, "%s %%", value == Math.rint(value) ? (long) value + "" : value);
  }

  private static double cents(double usd) {
    return Math.round(usd * 100) / 100.0;
  }
}
