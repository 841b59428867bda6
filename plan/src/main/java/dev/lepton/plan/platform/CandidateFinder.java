package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sizes and prices every platform: per provider, in each allowed region (or its home region), on
 * Kubernetes and on machines. A platform that breaks a requirement is kept and says so, because a
 * reader wants to see what the requirement costs. Immutable.
 */
final class CandidateFinder {
  private final PriceCatalogue catalogue;
  private final PlatformSettings settings;
  private final MachineSizer sizer;
  private final OptionCost costs;
  private final UnitPrices prices;

  CandidateFinder(PriceCatalogue catalogue, PlatformSettings settings, UnitPrices prices) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.sizer = new MachineSizer(settings);
    this.prices = prices;
    this.costs = new OptionCost(catalogue.services(), prices, settings);
  }

  /**
   * In order of provider, region and service model; empty if no machine is large enough anywhere.
   */
  List<Candidate> find(
      RequirementSpec requirements, List<Workload> workloads, boolean kubernetesOnly) {
    return find(requirements, workloads, kubernetesOnly, this::regions);
  }

  /** The same in every region, where none is required. */
  List<Candidate> findEverywhere(
      RequirementSpec requirements, List<Workload> workloads, boolean kubernetesOnly) {
    return find(
        requirements,
        workloads,
        kubernetesOnly,
        (provider, asked) ->
            asked.regions().isEmpty() ? catalogue.regions(provider) : regions(provider, asked));
  }

  private List<Candidate> find(
      RequirementSpec requirements,
      List<Workload> workloads,
      boolean kubernetesOnly,
      BiFunction<String, RequirementSpec, List<String>> regions) {
    List<Candidate> candidates = new ArrayList<>();
    for (String provider : catalogue.providers()) {
      for (String region : regions.apply(provider, requirements)) {
        List<Offer> offers =
            catalogue.offers(provider, region).stream()
                .filter(offer -> offer.machine().steady())
                .toList();
        for (ServiceModel model : ServiceModel.values()) {
          candidate(offers, model, requirements, workloads)
              .map(found -> kubernetesOnly ? clusterOnly(found) : found)
              .ifPresent(candidates::add);
        }
      }
    }
    return candidates;
  }

  private List<String> regions(String provider, RequirementSpec requirements) {
    List<String> known = catalogue.regions(provider);
    List<String> allowed = requirements.regions().stream().filter(known::contains).toList();
    if (!allowed.isEmpty() || known.isEmpty()) {
      return allowed;
    }
    String home = settings.homeRegions().getOrDefault(provider, known.get(0));
    return List.of(known.contains(home) ? home : known.get(0));
  }

  private Optional<Candidate> candidate(
      List<Offer> offers,
      ServiceModel model,
      RequirementSpec requirements,
      List<Workload> workloads) {
    List<Offer> wanted = offers.stream().filter(offer -> runs(offer, requirements)).toList();
    return cheapest(wanted, model, requirements.nodes(), workloads)
        .or(
            () ->
                cheapest(offers, model, Requirement.withoutLimits(requirements.nodes()), workloads))
        .map(candidate -> checked(candidate, requirements));
  }

  private static boolean runs(Offer offer, RequirementSpec requirements) {
    return requirements.architecture().equals(Requirement.ANY_ARCHITECTURE)
        || offer.machine().architecture().equals(requirements.architecture());
  }

  /** Of equal ones the one with the fewest copies. */
  private Optional<Candidate> cheapest(
      List<Offer> offers, ServiceModel model, NodeSpec nodes, List<Workload> workloads) {
    return workloads.stream()
        .flatMap(workload -> sized(offers, model, nodes, workload).stream())
        .min(Comparator.comparingDouble(candidate -> candidate.cost().monthlyUsd()));
  }

  private Optional<Candidate> sized(
      List<Offer> offers, ServiceModel model, NodeSpec nodes, Workload workload) {
    Demand demand = workload.application();
    Purchasing purchasing = new Purchasing(nodes);
    Optional<Machines> application =
        model == ServiceModel.KUBERNETES
            ? sizer.nodes(offers, demand, nodes)
            : sizer.virtualMachines(
                offers,
                new MachineSizer.Size(demand.cpuCores(), demand.memoryGib(), demand.networkMbps()),
                offer -> purchasing.copies(offer, demand.replicas()));
    Optional<Machines> database =
        workload
            .database()
            .flatMap(
                need ->
                    sizer.virtualMachines(
                        offers,
                        new MachineSizer.Size(need.cores(), need.memoryGib(), 0),
                        offer -> purchasing.keepers(offer, need.machines())));
    if (application.isEmpty() || database.isPresent() != workload.database().isPresent()) {
      return Optional.empty();
    }
    Offer offer = application.get().offer();
    Optional<Machines> kept =
        database.filter(any -> !costs.managesDatabases(offer.provider(), offer.region()));
    OptionCost.Bill bill =
        new OptionCost.Bill(
            model,
            application.get(),
            database,
            workload,
            nodes.zones(),
            purchasing.notPriced(application.get(), kept));
    return Optional.of(
        new Candidate(
            offer.provider(),
            offer.region(),
            model,
            application.get(),
            workload,
            costs.of(bill),
            List.of(),
            purchasing.options(application.get(), kept, prices.hoursPerMonth())));
  }

  private static Candidate checked(Candidate candidate, RequirementSpec requirements) {
    List<String> violations = new ArrayList<>();
    double cost = candidate.cost().monthlyUsd();
    requirements
        .budgetMonthlyUsd()
        .filter(budget -> cost > budget)
        .ifPresent(
            budget ->
                violations.add(
                    String.format(
                        Locale.ROOT, "costs $%,.2f a month, above $%,.2f", cost, budget)));
    if (!requirements.providers().isEmpty()
        && !requirements.providers().contains(candidate.provider())) {
      violations.add("provider " + candidate.provider() + " is not among the allowed ones");
    }
    if (!requirements.regions().isEmpty() && !requirements.regions().contains(candidate.region())) {
      violations.add(
          "has no price for any of the allowed regions; shown for " + candidate.region());
    }
    if (!runs(candidate.application().offer(), requirements)) {
      violations.add("has no fitting machine of architecture " + requirements.architecture());
    }
    requirements
        .nodes()
        .maxPods()
        .filter(most -> candidate.serviceModel() == ServiceModel.KUBERNETES)
        .filter(most -> most <= PlatformSettings.SYSTEM_PODS)
        .ifPresent(
            most ->
                violations.add(
                    "needs more than "
                        + most
                        + " pods on a node: "
                        + PlatformSettings.SYSTEM_PODS
                        + " of the cluster's own and a copy"));
    return candidate.with(violations);
  }

  private static Candidate clusterOnly(Candidate candidate) {
    if (candidate.serviceModel() == ServiceModel.KUBERNETES) {
      return candidate;
    }
    List<String> violations = new ArrayList<>(candidate.violations());
    violations.add("spec.target.type asks for a Kubernetes cluster");
    return candidate.with(violations);
  }
}
