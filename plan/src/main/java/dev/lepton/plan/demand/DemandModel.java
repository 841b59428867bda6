package dev.lepton.plan.demand;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.SizingSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.demand.rule.SizingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Sizes the application and its databases from today's usage, growth and the availability asked
 * for.
 *
 * <p>Copies are sized so that one may fail at the peak: two copies carry the whole CPU load each,
 * three carry half of it. Memory is not divided, because a runtime needs most of it in every copy.
 */
public final class DemandModel {
  private final SizingSettings settings;
  private final EventSink events;

  public DemandModel(SizingSettings settings, EventSink events) {
    this.settings = settings;
    this.events = events;
  }

  /**
   * @param asIs today's servers together
   * @param databases how many databases move, at least 0
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the usage
   *     file is unusable as a whole
   */
  public Workload size(AsIsSpec asIs, RequirementSpec requirements, int databases) {
    return sizing(asIs, databases).apply(requirements).get(0);
  }

  /**
   * The same for requirements to come: the usage is read, and warned about, now and only once. Of
   * the answers each meets the requirements; the first has the fewest copies.
   *
   * @throws dev.lepton.model.error.LeptonException as {@link #size}
   */
  public Function<RequirementSpec, List<Workload>> sizing(AsIsSpec asIs, int databases) {
    ResourceNeed today = new NeedEstimator(rule(asIs), events).estimate(asIs);
    return requirements ->
        Copies.keeping(requirements.availabilityPercent(), requirements.nodes().zones()).stream()
            .map(copies -> size(today, requirements, databases, copies))
            .toList();
  }

  private Workload size(
      ResourceNeed today, RequirementSpec requirements, int databases, int replicas) {
    double growth = Math.max(0, 1 + requirements.growthPercentPerYear() / 100);
    ResourceNeed need = today.grownBy(growth);
    List<String> basis = new ArrayList<>(need.basis());
    basis.add("growth: × " + number(growth) + " for the demand a year from now");
    int zones = requirements.nodes().zones();
    int least = Math.max(zones, Copies.least(requirements.availabilityPercent()));
    basis.add(
        replicas
            + (replicas == 1 ? " copy" : " copies")
            + " for "
            + requirements.availabilityPercent()
            + " % availability"
            + (zones > 1 ? " in " + zones + " zones" : "")
            + (replicas > least ? "; " + least + " would do, but cost more" : ""));
    double share = databases > 0 ? settings.databaseShare() : 0;
    if (databases > 0) {
      basis.add(number(share * 100) + " % of CPU, memory and storage taken to be the databases'");
    }
    double carrying = Copies.carrying(replicas);
    double cores = Math.max(settings.smallestCores(), need.cores() * (1 - share) / carrying);
    double memory = Math.max(settings.smallestMemoryGib(), need.memoryGib() * (1 - share));
    basis.add(
        "one copy: "
            + (replicas > 1 ? "carries the peak with one copy lost, " : "")
            + number(cores)
            + " cores, "
            + number(memory)
            + " GiB");
    Demand application =
        new Demand(
            rounded(cores),
            rounded(memory),
            rounded(need.storageGib()),
            rounded(need.networkMbps()),
            replicas,
            need.confidence(),
            List.copyOf(basis));
    return new Workload(
        application,
        databases == 0 ? Optional.empty() : Optional.of(databaseNeed(need, databases, least)),
        need.storageGib() * (1 - share),
        need.meanNetworkMbps());
  }

  /** The settings' rule, but for what the migration says itself. */
  private SizingRule rule(AsIsSpec asIs) {
    RuleSettings otherwise = settings.rule();
    if (asIs.sizing().isEmpty()) {
      return otherwise.rule();
    }
    SizingSpec chosen = asIs.sizing().get();
    return new RuleSettings(
            RuleName.of(chosen.rule())
                .orElseThrow(
                    () ->
                        new LeptonException(
                            ErrorCode.CONFIG_INVALID,
                            "there is no rule \"" + chosen.rule() + "\"",
                            "spec.asIs.sizing.rule",
                            "use one of " + RuleName.ids())),
            chosen.percentile().orElse(otherwise.percentile()),
            chosen.comfortFactor().orElse(otherwise.comfort()),
            otherwise.horizonDays(),
            chosen.historyDays().map(OptionalDouble::of).orElse(otherwise.historyDays()))
        .rule();
  }

  private DatabaseNeed databaseNeed(ResourceNeed need, int databases, int least) {
    double share = settings.databaseShare() / databases;
    return new DatabaseNeed(
        databases,
        least > 1 ? 2 : 1,
        Math.max(settings.smallestCores(), need.cores() * share),
        Math.max(settings.smallestMemoryGib(), need.memoryGib() * share),
        need.storageGib() * share);
  }

  /** Up to the next thousandth: rounding must not make anything too small. */
  private static double rounded(double value) {
    return Math.ceil(value * 1000 - 1e-6) / 1000;
  }

  private static String number(double value) {
    return NeedEstimator.number(value);
  }
}
