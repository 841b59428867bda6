package dev.lepton.plan;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.plan.Models;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.model.plan.RiskRegister;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.CurrentCost;
import dev.lepton.plan.demand.DemandModel;
import dev.lepton.plan.demand.Workload;
import dev.lepton.plan.models.ResourceModels;
import dev.lepton.plan.platform.PlatformChoice;
import dev.lepton.plan.platform.PlatformQuestion;
import dev.lepton.plan.platform.PlatformSelector;
import dev.lepton.plan.risk.RiskAssessor;
import dev.lepton.plan.risk.RiskInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The plan phase: how large, where to, at what cost. Equal inputs give an equal plan. Thread-safe
 * if the sink is.
 */
public final class Planner {
  private final EventSink events;
  private final PlanSettings settings;

  public Planner(EventSink events) {
    this(events, PlanSettings.defaults());
  }

  public Planner(EventSink events, PlanSettings settings) {
    this.events = events;
    this.settings = settings;
  }

  /**
   * The hash that {@link #plan} writes into a plan made with default settings; another one means
   * that the plan is stale.
   *
   * @return SHA-256 in hex
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE if the usage file cannot be
   *     read
   */
  public static String inputHash(Migration migration, Assessment assessment) {
    return inputHash(migration, assessment, PlanSettings.defaults());
  }

  /**
   * What {@link #inputHash} is made of, one by one.
   *
   * @throws dev.lepton.model.error.LeptonException as {@link #inputHash}
   */
  public static List<PlanInput> inputs(Migration migration, Assessment assessment) {
    return InputHash.parts(migration, assessment, PlanSettings.defaults());
  }

  /** SHA-256 over what the plan of an inventory takes from a migration, in hex. */
  public static String requirementsHash(Migration migration) {
    return InputHash.of(
        List.of(migration.requirements(), migration.asIs().flatMap(AsIsSpec::monthlyCostUsd)));
  }

  /** SHA-256 over the price lists that plans are made with, in hex. */
  public static String catalogueVersion() {
    return PlanSettings.defaults().catalogue().version();
  }

  /** As {@link #inputHash(Migration, Assessment)}, for a plan made with these settings. */
  public static String inputHash(
      Migration migration, Assessment assessment, PlanSettings settings) {
    return InputHash.of(migration, assessment, settings);
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID for input
   *     that cannot be planned with, BUDGET_EXCEEDED with the smallest set of conflicting
   *     requirements if no platform meets them, NOT_SUPPORTED if no machine is large enough
   */
  public Plan plan(Migration migration, Assessment assessment) {
    RequirementSpec requirements = migration.requirements();
    AsIsSpec servers = migration.asIs().orElse(settings.sizing().assumed());
    AsIsCheck.check(servers, requirements);
    PriceCatalogue catalogue = step("prices", "read the price lists", settings::catalogue);
    String hash = inputHash(migration, assessment, settings);
    Function<RequirementSpec, List<Workload>> sizing =
        step(
            "demand",
            "how large",
            () ->
                new DemandModel(settings.sizing(), events)
                    .sizing(servers, migration.databases().size()));
    ResourceModels formulas = new ResourceModels(settings.models());
    Models models =
        step(
            "models",
            "demand, cost and performance of today's servers",
            () -> formulas.apply(servers, requirements, migration.asIs().isEmpty()));
    PlatformChoice choice =
        step(
            "platforms",
            "size, price and compare the platforms",
            () -> choose(catalogue, migration, assessment, sizing));
    Workload workload = choice.workload();
    verify(
        new PlanCheck(requirements, settings, catalogue)
            .violations(choice.chosen(), workload.application()));
    return new Plan(
        migration.name(),
        hash,
        workload.application(),
        models,
        choice.options(),
        choice.chosen(),
        CurrentCost.of(migration.asIs(), formulas),
        choice.chosen().cost(),
        catalogue.notes(),
        assumptions(migration, assessment, choice),
        Optional.of(choice.decision()),
        Optional.of(risks(migration, assessment, workload, choice, catalogue)),
        InputHash.parts(migration, assessment, settings));
  }

  private static void verify(List<String> violations) {
    if (!violations.isEmpty()) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the chosen platform breaks its own requirements: " + violations.get(0),
          "plan",
          "report this as a defect, with the migration file");
    }
  }

  private PlatformChoice choose(
      PriceCatalogue catalogue,
      Migration migration,
      Assessment assessment,
      Function<RequirementSpec, List<Workload>> sizing) {
    return new PlatformSelector(catalogue, settings.platform(), settings.prices())
        .choose(
            new PlatformQuestion(
                migration.requirements(),
                sizing,
                assessment.decision().strategy(),
                migration.target().type() == TargetSpec.Type.KUBERNETES));
  }

  private static RiskRegister risks(
      Migration migration,
      Assessment assessment,
      Workload workload,
      PlatformChoice choice,
      PriceCatalogue catalogue) {
    return RiskAssessor.assess(
        new RiskInput(
            assessment,
            migration.requirements(),
            migration.asIs().isPresent(),
            new RiskInput.Sizing(
                workload.application(),
                choice.chosen().cost(),
                choice.chosen().provider(),
                choice.chosen().nodes()),
            catalogue.notes(),
            choice.decision()));
  }

  private static List<String> assumptions(
      Migration migration, Assessment assessment, PlatformChoice choice) {
    List<String> assumptions = new ArrayList<>();
    if (migration.asIs().isEmpty()) {
      assumptions.add(
          "today's servers are not described (spec.asIs); a small server is assumed in their place");
    }
    Strategy strategy = assessment.decision().strategy();
    if (strategy == Strategy.RETIRE
        || strategy == Strategy.RETAIN
        || strategy == Strategy.REPURCHASE) {
      assumptions.add(
          "the assessment advises to "
              + strategy.name().toLowerCase(Locale.ROOT)
              + "; this plan says what moving it would take nevertheless");
    }
    assumptions.addAll(choice.assumptions());
    return List.copyOf(assumptions);
  }

  private <T> T step(String name, String description, Supplier<T> work) {
    events.emit(new Event.StepStarted(Phase.PLAN, name, description));
    long start = System.nanoTime();
    T result = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    events.emit(new Event.StepFinished(Phase.PLAN, name, took, false));
    return result;
  }
}
