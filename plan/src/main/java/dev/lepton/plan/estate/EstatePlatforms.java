package dev.lepton.plan.estate;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.catalogue.ServicePrices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prices an estate on every provider and region: on the nodes of a cluster, and as a machine for
 * each workload. What was packed has the packing's price; elsewhere it is estimated from the bound.
 * Not thread-safe.
 */
final class EstatePlatforms {
  static final String CLUSTER = "kubernetes";
  static final String MACHINES = "virtual-machine";

  private final PriceCatalogue catalogue;
  private final PlanSettings settings;
  private final EstateCost costs;
  private final Map<String, RegionPrices> regions = new HashMap<>();

  EstatePlatforms(PriceCatalogue catalogue, PlanSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.costs =
        new EstateCost(
            ServicePrices.with(settings.imported()), settings.prices(), settings.platform());
  }

  EstateCost costs() {
    return costs;
  }

  RegionPrices region(String provider, String region, RequirementSpec requirements) {
    String architecture = requirements.architecture();
    return regions.computeIfAbsent(
        provider + ":" + region + ":" + architecture + ":" + requirements.nodes(),
        any ->
            new RegionPrices(
                provider,
                region,
                catalogue.offers(provider, region).stream()
                    .filter(offer -> offer.machine().steady())
                    .filter(offer -> runs(offer, architecture))
                    .toList(),
                settings.platform(),
                requirements.nodes()));
  }

  private static boolean runs(Offer offer, String architecture) {
    return architecture.equals("any") || offer.machine().architecture().equals(architecture);
  }

  /**
   * @param overBound what packings have cost so far over the bound by resources alone, 1 or more
   * @param packed by provider:region
   */
  List<PlatformOption> options(
      EstateWorkloads workloads,
      RequirementSpec requirements,
      double overBound,
      Map<String, NodePacking> packed) {
    List<PlatformOption> options = new ArrayList<>();
    for (String provider : catalogue.providers()) {
      for (String name : catalogue.regions(provider)) {
        RegionPrices region = region(provider, name, requirements);
        if (region.isEmpty() || !region.carriesAll(workloads.pods())) {
          continue;
        }
        List<String> broken = broken(provider, name, requirements);
        options.add(
            cluster(region, workloads, overBound, Optional.ofNullable(packed.get(region.name())))
                .with(broken, requirements));
        machines(region, workloads)
            .map(one -> one.with(broken, requirements))
            .ifPresent(options::add);
      }
    }
    return List.copyOf(options);
  }

  /** The clusters that meet the requirements, estimated, whatever they cost. */
  List<PlatformOption> clusters(
      EstateWorkloads workloads, RequirementSpec requirements, double overBound) {
    RequirementSpec anyMoney = requirements.withBudget(Optional.empty());
    List<PlatformOption> clusters = new ArrayList<>();
    for (String provider : catalogue.providers()) {
      for (String name : catalogue.regions(provider)) {
        RegionPrices region = region(provider, name, requirements);
        if (broken(provider, name, requirements).isEmpty()
            && !region.isEmpty()
            && region.carriesAll(workloads.pods())) {
          clusters.add(
              cluster(region, workloads, overBound, Optional.empty()).with(List.of(), anyMoney));
        }
      }
    }
    return List.copyOf(clusters);
  }

  /** A platform before it is judged. */
  private record Priced(
      RegionPrices region, String model, RegionPrices.Machines machines, Cost cost) {
    PlatformOption with(List<String> broken, RequirementSpec requirements) {
      List<String> violations = new ArrayList<>(broken);
      requirements
          .budgetMonthlyUsd()
          .filter(budget -> cost.monthlyUsd() > budget)
          .ifPresent(
              budget ->
                  violations.add(
                      String.format(
                          Locale.ROOT,
                          "costs $%,.2f a month, above $%,.2f",
                          cost.monthlyUsd(),
                          budget)));
      if (model.equals(MACHINES)) {
        violations.add("for comparison");
      }
      return new PlatformOption(
          region.provider(),
          region.region(),
          model,
          machines.type(),
          machines.count(),
          cost,
          0,
          Map.of(),
          List.copyOf(violations));
    }
  }

  private Priced cluster(
      RegionPrices region,
      EstateWorkloads workloads,
      double overBound,
      Optional<NodePacking> packing) {
    if (packing.isPresent()) {
      NodePacking found = packing.get();
      RegionPrices.Machines nodes =
          new RegionPrices.Machines(found.hourlyCost(), found.nodes().size(), most(found));
      String how =
          String.format(
              Locale.ROOT,
              "%,d nodes packed with %,d pods, prices of %s; at most %.2f %% above the"
                  + " cheapest there is",
              nodes.count(),
              found.pods(),
              found.pricesAsOf(),
              100 * found.gap());
      return new Priced(
          region, CLUSTER, nodes, costs.of(carriers(region, nodes, true, how), workloads));
    }
    double bound = region.bound(workloads.totals().cores(), workloads.totals().memoryGib());
    RegionPrices.Machines nodes = new RegionPrices.Machines(bound * overBound, 0, "not packed");
    String how =
        String.format(
            Locale.ROOT,
            "estimated: no packing costs less than $%,.2f, and packings were %.1f %% above that",
            costs.monthly(bound),
            100 * (overBound - 1));
    return new Priced(
        region, CLUSTER, nodes, costs.of(carriers(region, nodes, true, how), workloads));
  }

  private static EstateCost.Carriers carriers(
      RegionPrices region, RegionPrices.Machines machines, boolean cluster, String how) {
    return new EstateCost.Carriers(
        region.provider(), region.region(), cluster, machines.count(), machines.usdPerHour(), how);
  }

  private static String most(NodePacking packing) {
    Map<String, Integer> types = new HashMap<>();
    packing.nodes().forEach(node -> types.merge(node.type(), 1, Integer::sum));
    return types.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(entry -> types.size() == 1 ? entry.getKey() : "mostly " + entry.getKey())
        .orElse("-");
  }

  private Optional<Priced> machines(RegionPrices region, EstateWorkloads workloads) {
    return region
        .machines(workloads.pods())
        .map(
            machines ->
                new Priced(
                    region,
                    MACHINES,
                    new RegionPrices.Machines(
                        machines.usdPerHour(), machines.count(), "mostly " + machines.type()),
                    costs.of(
                        carriers(
                            region,
                            machines,
                            false,
                            String.format(
                                Locale.ROOT,
                                "%,d machines, the cheapest that is large enough for each copy",
                                machines.count())),
                        workloads)));
  }

  private List<String> broken(String provider, String region, RequirementSpec requirements) {
    List<String> broken = new ArrayList<>();
    if (!requirements.providers().isEmpty() && !requirements.providers().contains(provider)) {
      broken.add("provider " + provider + " is not among the allowed ones");
    }
    List<String> allowed = requirements.regions();
    if (!allowed.isEmpty() && !allowed.contains(region)) {
      broken.add("region " + region + " is not among the allowed ones");
    }
    String home = settings.platform().homeRegions().getOrDefault(provider, region);
    if (allowed.isEmpty() && catalogue.regions(provider).contains(home) && !home.equals(region)) {
      broken.add("not a home region");
    }
    return broken;
  }
}
