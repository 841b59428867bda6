package dev.lepton.plan.estate;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.CloudService;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.split.Placement;
import dev.lepton.plan.split.SplitProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where applications could be: the own site first, then of each provider the cheapest cluster that
 * the requirements allow, and the cheapest in which those may be that are bound to regions.
 */
record Sites(List<Cloud> clouds, EstatePlatforms platforms) {
  /** The index of the own site; clouds come after it. */
  static final int OWN = 0;

  /**
   * @param rates of a node's resources
   */
  record Cloud(RegionPrices region, RegionPrices.Rates rates) {
    String name() {
      return region.provider() + " " + region.region();
    }
  }

  static Sites of(
      PriceCatalogue catalogue,
      EstatePlatforms platforms,
      EstateChoice.Chosen chosen,
      SplitRequest split,
      RequirementSpec requirements) {
    Set<List<String>> places = new LinkedHashSet<>();
    for (String provider : catalogue.providers()) {
      platforms.clusters(chosen.workloads(), requirements, chosen.overBound()).stream()
          .filter(one -> one.provider().equals(provider))
          .min(Comparator.comparingDouble((PlatformOption one) -> one.cost().monthlyUsd()))
          .ifPresent(one -> places.add(List.of(one.provider(), one.region())));
    }
    List<Cloud> clouds = new ArrayList<>();
    List<Cloud> everywhere = new ArrayList<>();
    for (String provider : catalogue.providers()) {
      for (String region : catalogue.regions(provider)) {
        RegionPrices prices = platforms.region(provider, region, requirements);
        if (!prices.isEmpty() && allowed(provider, region, requirements)) {
          Cloud cloud = new Cloud(prices, rates(prices, chosen));
          everywhere.add(cloud);
          if (places.contains(List.of(provider, region))) {
            clouds.add(cloud);
          }
        }
      }
    }
    EstateWorkloads.Totals totals = chosen.workloads().totals();
    for (Placement bound : bound(split)) {
      for (String provider : catalogue.providers()) {
        everywhere.stream()
            .filter(one -> one.region().provider().equals(provider))
            .filter(one -> bound.mayGo(provider, one.region().region()))
            .min(
                Comparator.comparingDouble(
                    one -> one.rates().of(totals.cores(), totals.memoryGib())))
            .filter(one -> !clouds.contains(one))
            .ifPresent(clouds::add);
      }
    }
    return new Sites(List.copyOf(clouds), platforms);
  }

  /** One of each way to be bound to regions. */
  private static List<Placement> bound(SplitRequest split) {
    Set<List<String>> seen = new LinkedHashSet<>();
    return split.placements().byName().values().stream()
        .sorted(Comparator.comparing(Placement::application))
        .filter(one -> !one.regions().isEmpty() && seen.add(one.regions()))
        .toList();
  }

  private static boolean allowed(String provider, String region, RequirementSpec requirements) {
    return (requirements.providers().isEmpty() || requirements.providers().contains(provider))
        && (requirements.regions().isEmpty() || requirements.regions().contains(region));
  }

  private static RegionPrices.Rates rates(RegionPrices region, EstateChoice.Chosen chosen) {
    EstateWorkloads.Totals totals = chosen.workloads().totals();
    RegionPrices.Rates least = region.rates(totals.cores(), totals.memoryGib());
    return new RegionPrices.Rates(
        least.perCore() * chosen.overBound(), least.perGib() * chosen.overBound());
  }

  int size() {
    return 1 + clouds.size();
  }

  /** With what a cluster costs before anything runs on it. */
  List<SplitProblem.Site> all() {
    List<SplitProblem.Site> all = new ArrayList<>();
    all.add(new SplitProblem.Site(EstateSplit.OWN_SITE, 0));
    for (Cloud one : clouds) {
      all.add(
          new SplitProblem.Site(
              one.name(),
              platforms.costs().controlPlane(one.region().provider(), one.region().region())));
    }
    return all;
  }

  /** USD for a GB from one site to another: the sender's price; the own site's line has none. */
  double[][] perGb() {
    double[][] perGb = new double[size()][size()];
    for (int from = 1; from < size(); from++) {
      RegionPrices sender = clouds.get(from - 1).region();
      for (int to = 0; to < size(); to++) {
        boolean near =
            to != OWN && clouds.get(to - 1).region().provider().equals(sender.provider());
        perGb[from][to] =
            from == to
                ? 0
                : platforms
                    .costs()
                    .known(
                        sender.provider(),
                        sender.region(),
                        near ? CloudService.EGRESS_REGION : CloudService.EGRESS_INTERNET);
      }
    }
    return perGb;
  }
}
