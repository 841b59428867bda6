package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The requirements that a platform either meets or does not. */
enum Requirement {
  BUDGET("budgetMonthlyUsd"),
  AVAILABILITY("availabilityPercent"),
  PROVIDERS("providers"),
  REGIONS("regions"),
  ARCHITECTURE("architecture"),
  ZONES("nodes.zones"),
  MAX_PODS("nodes.maxPods");

  static final String ANY_ARCHITECTURE = "any";

  private final String key;

  Requirement(String key) {
    this.key = key;
  }

  /** Its key in migration.yaml. */
  String key() {
    return "spec.requirements." + key;
  }

  /** Those that the migration states. */
  static Set<Requirement> stated(RequirementSpec spec) {
    Set<Requirement> stated = EnumSet.noneOf(Requirement.class);
    spec.budgetMonthlyUsd().ifPresent(budget -> stated.add(BUDGET));
    if (spec.availabilityPercent() > 0) {
      stated.add(AVAILABILITY);
    }
    if (!spec.providers().isEmpty()) {
      stated.add(PROVIDERS);
    }
    if (!spec.regions().isEmpty()) {
      stated.add(REGIONS);
    }
    if (!spec.architecture().equals(ANY_ARCHITECTURE)) {
      stated.add(ARCHITECTURE);
    }
    if (spec.nodes().zones() > 1) {
      stated.add(ZONES);
    }
    spec.nodes().maxPods().ifPresent(most -> stated.add(MAX_PODS));
    return stated;
  }

  /** The specification with only these requirements left in it. */
  static RequirementSpec only(RequirementSpec spec, Set<Requirement> kept) {
    NodeSpec nodes = spec.nodes();
    return spec.withBudget(kept.contains(BUDGET) ? spec.budgetMonthlyUsd() : Optional.empty())
        .withAvailability(kept.contains(AVAILABILITY) ? spec.availabilityPercent() : 0)
        .withPlaces(
            kept.contains(PROVIDERS) ? spec.providers() : List.of(),
            kept.contains(REGIONS) ? spec.regions() : List.of())
        .withArchitecture(kept.contains(ARCHITECTURE) ? spec.architecture() : ANY_ARCHITECTURE)
        .withNodes(
            new NodeSpec(
                kept.contains(ZONES) ? nodes.zones() : 1,
                kept.contains(MAX_PODS) ? nodes.maxPods() : Optional.empty(),
                nodes.commitmentYears(),
                nodes.interruptible()));
  }

  /** The same nodes but for the limit that may leave none. */
  static NodeSpec withoutLimits(NodeSpec nodes) {
    return new NodeSpec(
        nodes.zones(), Optional.empty(), nodes.commitmentYears(), nodes.interruptible());
  }

  /** The requirement in words, with its value. */
  String describe(RequirementSpec spec) {
    return switch (this) {
      case BUDGET ->
          String.format(
              Locale.ROOT, "a budget of $%,.2f a month", spec.budgetMonthlyUsd().orElse(0.0));
      case AVAILABILITY -> "an availability of " + spec.availabilityPercent() + " %";
      case PROVIDERS -> "the providers " + String.join(", ", spec.providers());
      case REGIONS -> "the regions " + String.join(", ", spec.regions());
      case ARCHITECTURE -> "the architecture " + spec.architecture();
      case ZONES -> "copies in " + spec.nodes().zones() + " zones";
      case MAX_PODS -> "at most " + spec.nodes().maxPods().orElse(0) + " pods on a node";
    };
  }
}
