package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.CostSheet;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Sizes and prices every platform: per provider, in each allowed region (or its home region), on
 * Kubernetes and on machines. A platform that breaks a requirement is kept and says so, because a
 * reader wants to see what the requirement costs. Thread-safe.
 */
final class CandidateFinder {
  private final PriceCatalogue catalogue;
  private final PlatformSettings settings;
  private final MachineSizer sizer;
  private final OptionCost costs;
  private final UnitPrices prices;
  private final Map<Place, Shelf> shelves = new ConcurrentHashMap<>();
  private final Map<Question, Optional<Candidate>> found = new ConcurrentHashMap<>();

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
        for (ServiceModel model : ServiceModel.values()) {
          candidate(new Place(provider, region), model, requirements, workloads)
              .map(found -> kubernetesOnly ? clusterOnly(found) : found)
              .ifPresent(candidates::add);
        }
      }
    }
    return candidates;
  }

  private record Place(String provider, String region) {}

  private Shelf shelf(Place place) {
    return shelves.computeIfAbsent(
        place, any -> Shelf.of(catalogue.offers(place.provider(), place.region())));
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
      Place place, ServiceModel model, RequirementSpec requirements, List<Workload> workloads) {
    Means asked = new Means(model, requirements.nodes(), requirements.architecture());
    Means any =
        new Means(
            model, Requirement.withoutLimits(requirements.nodes()), Requirement.ANY_ARCHITECTURE);
    return cheapest(new Question(place, asked, workloads))
        .or(() -> cheapest(new Question(place, any, workloads)))
        .map(candidate -> checked(candidate, requirements));
  }

  private static boolean runs(Offer offer, String architecture) {
    return architecture.equals(Requirement.ANY_ARCHITECTURE)
        || offer.machine().architecture().equals(architecture);
  }

  /** By what an application is carried, and how that is placed and bought. */
  private record Means(ServiceModel model, NodeSpec nodes, String architecture) {}

  /** What a platform's price depends on; other requirements only judge it. */
  private record Question(Place place, Means means, List<Workload> workloads) {}

  /** Of equal ones the one with the fewest copies. */
  private Optional<Candidate> cheapest(Question question) {
    return found.computeIfAbsent(
        question,
        asked ->
            asked.workloads().stream()
                .flatMap(workload -> sized(asked, workload).stream())
                .min(Comparator.comparingDouble(sized -> sized.cost().monthlyUsd()))
                .map(sized -> sized.candidate(asked.means(), prices.hoursPerMonth())));
  }

  /**
   * @param kept the machines that keep a database; empty where the provider does
   */
  private record Sized(
      Machines application, Optional<Machines> kept, Workload workload, CostSheet cost) {
    Candidate candidate(Means means, double hoursPerMonth) {
      Offer offer = application.offer();
      return new Candidate(
          offer.provider(),
          offer.region(),
          means.model(),
          application,
          workload,
          cost.total(),
          List.of(),
          new Purchasing(means.nodes()).options(application, kept, hoursPerMonth));
    }
  }

  private Optional<Sized> sized(Question question, Workload workload) {
    Means means = question.means();
    MachineSizer.Choice choice =
        new MachineSizer.Choice(
            shelf(question.place()), offer -> runs(offer, means.architecture()));
    Demand demand = workload.application();
    Purchasing purchasing = new Purchasing(means.nodes());
    Optional<Machines> application =
        means.model() == ServiceModel.KUBERNETES
            ? sizer.nodes(choice, demand, means.nodes())
            : sizer.virtualMachines(
                choice,
                new MachineSizer.Size(
                    demand.replicas(), demand.cpuCores(), demand.memoryGib(), demand.networkMbps()),
                offer -> purchasing.copies(offer, demand.replicas()));
    Optional<Machines> database =
        workload
            .database()
            .flatMap(
                need ->
                    sizer.virtualMachines(
                        choice,
                        new MachineSizer.Size(need.machines(), need.cores(), need.memoryGib(), 0),
                        offer -> purchasing.keepers(offer, need.machines())));
    if (application.isEmpty() || database.isPresent() != workload.database().isPresent()) {
      return Optional.empty();
    }
    Offer offer = application.get().offer();
    Optional<Machines> kept =
        database.filter(any -> !costs.managesDatabases(offer.provider(), offer.region()));
    OptionCost.Bill bill =
        new OptionCost.Bill(
            means.model(),
            application.get(),
            database,
            workload,
            means.nodes().zones(),
            purchasing.notPriced(application.get(), kept));
    return Optional.of(new Sized(application.get(), kept, workload, costs.of(bill)));
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
    if (!runs(candidate.application().offer(), requirements.architecture())) {
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
