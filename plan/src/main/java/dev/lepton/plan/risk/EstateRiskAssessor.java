package dev.lepton.plan.risk;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.Plan.CatalogueNote;
import dev.lepton.model.plan.RiskRegister;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the register of a plan of a whole inventory: what nobody measured or priced, and where the
 * plan is close to an edge. Equal input gives an equal register. Likelihood and impact are rules of
 * thumb. Not thread-safe.
 */
public final class EstateRiskAssessor {
  private static final Set<String> MONEY =
      Set.of("sizes", "not-priced", "prices", "budget", "idle", "gap");
  private static final double TIGHT = 0.9;
  private static final double WIDE_GAP = 0.03;
  private static final int WEAK_STARS = 3;

  /** Days of work are estimates: a third less, or two thirds more. */
  private static final double FEWER = 2 / 3.0;

  private static final double MORE = 5 / 3.0;

  private final Input input;
  private final List<PlanRisk> risks = new ArrayList<>();

  private EstateRiskAssessor(Input input) {
    this.input = input;
  }

  /** What the risks are looked for in. */
  public record Input(
      SizingReport sizes,
      EstatePlan.Money money,
      Optional<WavePlan> waves,
      RequirementSpec requirements) {}

  /**
   * @param leftOut what is not in the plan, in words
   */
  public static RiskRegister assess(Input input, List<String> leftOut) {
    EstateRiskAssessor assessor = new EstateRiskAssessor(input);
    assessor.sizes();
    assessor.money();
    assessor.order();
    assessor.missing(leftOut);
    List<PlanRisk> found =
        assessor.risks.stream()
            .sorted(Comparator.comparingInt(PlanRisk::score).reversed().thenComparing(PlanRisk::id))
            .toList();
    double days =
        input.waves().stream()
            .flatMap(plan -> plan.waves().stream())
            .mapToDouble(WavePlan.Wave::effortDays)
            .sum();
    double cost = input.money().after().monthlyUsd();
    double spread = assessor.spread();
    return new RiskRegister(
        found,
        Simulation.of(
            Math.round(days * 10) / 10.0,
            new Simulation.Range(days * FEWER, days, days * MORE),
            found.stream().filter(risk -> !MONEY.contains(risk.id())).toList()),
        Simulation.of(
            cost,
            new Simulation.Range(cost * (1 - spread), cost, cost * (1 + spread)),
            found.stream().filter(risk -> MONEY.contains(risk.id())).toList()),
        List.of(
            String.format(
                Locale.ROOT,
                "%,d trials, seed %d: days of work between two thirds and five thirds of the"
                    + " estimate; cost ± %.0f %% by the confidence of the sizes",
                Simulation.TRIALS,
                Simulation.SEED,
                100 * spread),
            "a risk of likelihood 1 to 5 comes true in 5, 15, 35, 60, 85 % of the trials; one of"
                + " impact 1 to 5 then adds 2, 5, 10, 20, 40 %",
            "what is not priced is in no figure"));
  }

  /** The sizes' errors weigh as their cores do. */
  private double spread() {
    double cores = 0;
    double weighted = 0;
    for (WorkloadSize size : input.sizes().workloads()) {
      double own = size.replicas() * size.compute().cpuRequest().orElse(0.0);
      cores += own;
      weighted += own * RiskAssessor.spread(size.confidence());
    }
    return cores > 0 ? weighted / cores : RiskAssessor.spread(1);
  }

  private void add(PlanRisk risk) {
    risks.add(risk);
  }

  private void sizes() {
    List<WorkloadSize> all = input.sizes().workloads();
    long weak = all.stream().filter(size -> size.confidence() < WEAK_STARS).count();
    if (weak > 0) {
      double share = (double) weak / all.size();
      int likelihood = share > 0.5 ? 5 : share > 0.1 ? 4 : 2;
      add(
          new PlanRisk(
              "sizes",
              String.format(
                  Locale.ROOT,
                  "%,d of %,d sizes may be wrong: confidence 1 or 2 of 5",
                  weak,
                  all.size()),
              "such as " + first(all, size -> size.confidence() < WEAK_STARS),
              likelihood,
              3,
              "measure usage for two weeks at least",
              "infrastructure",
              Math.max(1, likelihood - 2),
              2));
    }
    long idle =
        all.stream()
            .filter(size -> size.usageClass().equals("idle") || size.usageClass().equals("zombie"))
            .count();
    if (idle > 0) {
      add(
          new PlanRisk(
              "idle",
              String.format(Locale.ROOT, "%,d server(s) do nothing, and are paid for", idle),
              "such as "
                  + first(
                      all,
                      size ->
                          size.usageClass().equals("idle") || size.usageClass().equals("zombie")),
              4,
              1,
              "ask their owners; retire what nobody needs",
              "application owners",
              2,
              1));
    }
  }

  private static String first(
      List<WorkloadSize> all, java.util.function.Predicate<WorkloadSize> which) {
    return all.stream().filter(which).map(WorkloadSize::name).findFirst().orElse("");
  }

  private void money() {
    EstatePlan.Money money = input.money();
    double cost = money.after().monthlyUsd();
    List<String> open = money.after().notPriced();
    if (!open.isEmpty()) {
      add(
          new PlanRisk(
              "not-priced",
              open.size() + " part(s) of the cost have no price",
              String.join("; ", open),
              5,
              open.size() > 3 ? 3 : 2,
              "import or ask for these prices: `lepton catalogue import`",
              "finance",
              2,
              open.size() > 3 ? 2 : 1));
    }
    money
        .budgetUsd()
        .filter(budget -> cost > TIGHT * budget)
        .ifPresent(
            budget ->
                add(
                    new PlanRisk(
                        "budget",
                        cost > budget
                            ? "the budget is exceeded"
                            : String.format(
                                Locale.ROOT,
                                "the budget has only %.0f %% to spare",
                                100 * (1 - cost / budget)),
                        "spec.requirements.budgetMonthlyUsd",
                        cost > budget ? 5 : 3,
                        4,
                        "agree on a reserve, or commit to the base load",
                        "finance",
                        2,
                        2)));
    if (money.gap() > WIDE_GAP) {
      add(
          new PlanRisk(
              "gap",
              String.format(
                  Locale.ROOT, "the packing may be up to %.1f %% too dear", 100 * money.gap()),
              "lower bound of the packing",
              3,
              1,
              "search longer with --max-seconds",
              "architecture",
              1,
              1));
    }
    List<String> old =
        money.catalogue().stream()
            .filter(note -> note.note().contains("old: "))
            .map(note -> note.provider() + " (" + note.asOf() + ")")
            .toList();
    int refused = money.catalogue().stream().mapToInt(CatalogueNote::gated).sum();
    if (!old.isEmpty() || refused > 0) {
      add(
          new PlanRisk(
              "prices",
              old.isEmpty()
                  ? refused + " prices were refused as wrong; others may be"
                  : "prices are old: " + String.join(", ", old),
              "price lists",
              old.isEmpty() ? 2 : 4,
              3,
              "import fresh prices: `lepton catalogue import`",
              "finance",
              1,
              2));
    }
  }

  private void order() {
    if (input.waves().isEmpty()) {
      return;
    }
    WavePlan waves = input.waves().get();
    if (!waves.cycles().isEmpty()) {
      add(
          new PlanRisk(
              "circles",
              waves.cycles().size() + " circle(s) of dependencies must move in one go",
              waves.cycles().get(0),
              3,
              4,
              "cut the circle, or bridge one of its dependencies (--bridge)",
              "architecture",
              2,
              3));
    }
    long guessed =
        waves.notes().stream().filter(note -> note.contains("taken for production")).count();
    if (guessed > 0) {
      add(
          new PlanRisk(
              "environments",
              "the order may be wrong: environments are guessed",
              waves.notes().stream()
                  .filter(note -> note.contains("taken for production"))
                  .findFirst()
                  .orElse(""),
              3,
              3,
              "say what is production in --applications",
              "application owners",
              1,
              2));
    }
  }

  private void missing(List<String> leftOut) {
    if (!leftOut.isEmpty()) {
      add(
          new PlanRisk(
              "left-out",
              leftOut.size() + " row(s), value(s) or workload(s) are doubted or left out",
              leftOut.get(0),
              leftOut.size() > 50 ? 4 : 3,
              3,
              "correct what the plan lists as left out, and plan again",
              "infrastructure",
              1,
              2));
    }
    if (input.requirements().latencyP95Millis().isPresent()) {
      add(
          new PlanRisk(
              "latency",
              "whether "
                  + input.requirements().latencyP95Millis().get()
                  + " ms are met is not known before it is tested",
              "spec.requirements.latencyP95Millis",
              3,
              4,
              "load-test early, and plan with --load-tests",
              "performance",
              1,
              3));
    }
  }
}
