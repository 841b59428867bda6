package dev.lepton.plan;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.pack.Buying;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackVerifier;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.platform.PlatformSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Checks the nodes of a chosen cluster against the requirements, from the document alone: a copy on
 * each node, over the zones, of the architecture, with room beside the cluster's own pods, bought
 * as allowed, at the list's prices, within the budget. It shares nothing with what chose them but
 * the price list.
 */
final class PlanCheck {
  private static final String APPLICATION = "application";
  private static final double CENT = 0.0051;

  private final RequirementSpec requirements;
  private final PlanSettings settings;
  private final PriceCatalogue catalogue;

  PlanCheck(RequirementSpec requirements, PlanSettings settings, PriceCatalogue catalogue) {
    this.requirements = requirements;
    this.settings = settings;
    this.catalogue = catalogue;
  }

  /** What is wrong with the choice, in words; empty if nothing is, and for machines alone. */
  List<String> violations(PlatformOption chosen, Demand demand) {
    List<String> violations = new ArrayList<>();
    requirements
        .budgetMonthlyUsd()
        .filter(budget -> chosen.cost().monthlyUsd() > budget + CENT)
        .ifPresent(budget -> violations.add("the cost is above the budget"));
    if (!chosen.serviceModel().equals("kubernetes")) {
      return violations;
    }
    List<Offer> offers = catalogue.offers(chosen.provider(), chosen.region());
    Optional<Offer> offer =
        offers.stream()
            .filter(one -> one.machine().name().equals(chosen.instanceType()))
            .findFirst();
    if (offer.isEmpty()) {
      violations.add("the price list has no " + chosen.instanceType());
      return violations;
    }
    List<NodePacking.Node> nodes = nodes(chosen, offer.get());
    violations.addAll(PackVerifier.violations(request(demand, offers), packing(nodes)));
    double monthly =
        nodes.stream().mapToDouble(NodePacking.Node::hourlyPrice).sum()
            * settings.prices().hoursPerMonth();
    chosen.cost().parts().stream()
        .filter(part -> part.name().equals("nodes"))
        .filter(part -> Math.abs(part.monthlyUsd() - monthly) > CENT)
        .forEach(part -> violations.add("the nodes cost " + monthly + " by the price list"));
    return violations;
  }

  private PackRequest request(Demand demand, List<Offer> offers) {
    NodeSpec spec = requirements.nodes();
    PlatformSettings platform = settings.platform();
    PackWorkload.Rules rules =
        new PackWorkload.Rules(
            requirements.architecture(),
            Optional.of(APPLICATION),
            OptionalInt.empty(),
            spec.zones() > 1,
            spec.interruptible());
    double spotShare = spec.interruptible() && demand.replicas() > 1 ? 1.0 / demand.replicas() : 0;
    return new PackRequest(
        List.of(
            new PackWorkload(
                APPLICATION, demand.cpuCores(), demand.memoryGib(), demand.replicas(), rules)),
        offers,
        new PackSettings(
            zones(),
            new Buying(true, spotShare, spec.commitmentYears(), 1),
            spec.maxPods().orElse(Integer.MAX_VALUE),
            false,
            new PackSettings.Daemons(
                platform.nodeCores(), platform.nodeMemoryGib(), PlatformSettings.SYSTEM_PODS),
            Optional.empty(),
            new PackSettings.Search(1, Duration.ZERO, 0)));
  }

  private List<String> zones() {
    return IntStream.rangeClosed(1, requirements.nodes().zones())
        .mapToObj(zone -> "zone-" + zone)
        .toList();
  }

  private List<NodePacking.Node> nodes(PlatformOption chosen, Offer offer) {
    boolean spot = uses(chosen, "spot");
    Optional<Commitment> commitment =
        offer.cheapestCommitment(requirements.nodes().commitmentYears());
    List<String> zones = zones();
    List<NodePacking.Node> nodes = new ArrayList<>();
    for (int i = 0; i < chosen.nodes(); i++) {
      String purchase =
          spot && i == 0
              ? "spot"
              : commitment.map(one -> "commitment-" + one.years() + "-years").orElse("on-demand");
      double price =
          spot && i == 0
              ? offer.spotUsdPerHour().orElse(Double.NaN)
              : commitment.map(Commitment::effectiveUsdPerHour).orElse(offer.usdPerHour());
      NodePacking.Room unknown = new NodePacking.Room(0, 0, 0);
      nodes.add(
          new NodePacking.Node(
              "node-" + (i + 1),
              offer.machine().name(),
              offer.machine().architecture(),
              zones.get(i % zones.size()),
              purchase,
              price,
              1,
              unknown,
              unknown,
              List.of(new NodePacking.Placement(APPLICATION, 1))));
    }
    return nodes;
  }

  private static boolean uses(PlatformOption chosen, String purchase) {
    return chosen.purchases().orElse(List.of()).stream()
        .anyMatch(one -> one.used() && one.purchase().equals(purchase));
  }

  private static NodePacking packing(List<NodePacking.Node> nodes) {
    double hourly = nodes.stream().mapToDouble(NodePacking.Node::hourlyPrice).sum();
    return new NodePacking(
        "",
        "",
        hourly,
        0,
        0,
        0,
        false,
        "",
        nodes.size(),
        new NodePacking.Effort(0, 0, ""),
        nodes,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
