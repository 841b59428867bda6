package dev.lepton.plan.risk;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the risks of a plan: what the assessment found, what nobody measured or priced, and where
 * the plan is close to an edge. Likelihood and impact are rules of thumb. Not thread-safe.
 */
final class RiskFinder {
  private static final Comparator<PlanRisk> WORST_FIRST =
      Comparator.comparingInt(PlanRisk::score).reversed().thenComparing(PlanRisk::id);
  private static final double TIGHT = 0.9;
  private static final double NEAR = 0.05;
  private static final double HIGH_AVAILABILITY = 99.9;

  private final RiskInput input;
  private final List<PlanRisk> risks = new ArrayList<>();

  private RiskFinder(RiskInput input) {
    this.input = input;
  }

  static List<PlanRisk> find(RiskInput input) {
    RiskFinder finder = new RiskFinder(input);
    finder.assessed();
    finder.findings();
    finder.unseen();
    finder.sizing();
    finder.money();
    finder.choice();
    return finder.risks.stream().sorted(WORST_FIRST).toList();
  }

  /** What is done about a risk lowers how likely it is, or what it does. */
  private record Response(String mitigation, String owner, int lessLikely, int lessImpact) {}

  private void add(String id, String title, String source, int[] level, Response response) {
    risks.add(
        new PlanRisk(
            id,
            title,
            source,
            level[0],
            level[1],
            response.mitigation(),
            response.owner(),
            Math.max(1, level[0] - response.lessLikely()),
            Math.max(1, level[1] - response.lessImpact())));
  }

  private void assessed() {
    int number = 0;
    for (Risk risk : input.assessment().risks()) {
      number++;
      add(
          "assessment-" + number,
          risk.title(),
          risk.source(),
          new int[] {level(risk.likelihood()), level(risk.impact())},
          new Response(risk.mitigation(), "application team", 2, 1));
    }
  }

  private static int level(int value) {
    return Math.min(5, Math.max(1, value));
  }

  /** One risk for each category in which something mandatory must be changed by hand. */
  private void findings() {
    TreeMap<Finding.Category, List<Finding>> byHand =
        input.assessment().findings().stream()
            .filter(one -> one.severity() == Finding.Severity.MANDATORY && !one.machineFixable())
            .collect(Collectors.groupingBy(Finding::category, TreeMap::new, Collectors.toList()));
    byHand.forEach(
        (category, some) -> {
          int effort = some.stream().mapToInt(Finding::effort).max().orElse(1);
          add(
              "finding-" + category.name().toLowerCase(Locale.ROOT),
              some.size()
                  + " mandatory finding(s) on "
                  + category.name().toLowerCase(Locale.ROOT)
                  + " must be changed by hand",
              some.stream().limit(3).map(Finding::where).collect(Collectors.joining(", ")),
              new int[] {3, effort >= 5 ? 4 : 3},
              new Response(
                  "change and test it before the move: " + some.get(0).fix(),
                  "application team",
                  2,
                  1));
        });
  }

  private void unseen() {
    int count = input.assessment().notAnalysed().size();
    if (count > 0) {
      add(
          "not-analysed",
          "findings may be missing: " + count + " part(s) were not analysed",
          input.assessment().notAnalysed().get(0),
          new int[] {Math.min(5, 2 + count / 10), 3},
          new Response("look at them by hand, or add a rule", "application team", 1, 1));
    }
    if (input.assessment().decision().confidence() < 0.6) {
      add(
          "strategy",
          String.format(
              Locale.ROOT,
              "the strategy is uncertain: confidence %.0f %%",
              100 * input.assessment().decision().confidence()),
          "assessment",
          new int[] {3, 4},
          new Response(
              "answer the questionnaire, and let the owner decide", "application owner", 2, 1));
    }
  }

  private void sizing() {
    Demand demand = input.sizing().demand();
    if (!input.described()) {
      add(
          "as-is",
          "the size is assumed: today's servers are not described",
          "spec.asIs",
          new int[] {5, 4},
          new Response("describe cores, memory, storage and network", "infrastructure", 4, 2));
    } else if (demand.confidence() <= 3) {
      add(
          "usage",
          "the size may be wrong: confidence " + demand.confidence() + " of 5",
          demand.basis().isEmpty() ? "usage" : demand.basis().get(0),
          new int[] {6 - demand.confidence(), 3},
          new Response("measure usage for two weeks at least", "infrastructure", 2, 1));
    }
    if (demand.replicas() < 2 && input.requirements().availabilityPercent() >= HIGH_AVAILABILITY) {
      add(
          "single-copy",
          "one copy cannot keep " + input.requirements().availabilityPercent() + " %",
          "spec.requirements.availabilityPercent",
          new int[] {4, 5},
          new Response("run two copies in two zones", "architecture", 3, 1));
    }
    if (input.requirements().latencyP95Millis().isPresent()) {
      add(
          "latency",
          "whether "
              + input.requirements().latencyP95Millis().get()
              + " ms are met is not known before it is tested",
          "spec.requirements.latencyP95Millis",
          new int[] {3, 4},
          new Response(
              "load-test early: `lepton plan capacity` on the results, `lepton accept`",
              "performance",
              2,
              1));
    }
  }

  private void money() {
    Cost cost = input.sizing().cost();
    int open = cost.notPriced().size();
    if (open > 0) {
      add(
          "not-priced",
          open + " part(s) of the cost have no price",
          String.join("; ", cost.notPriced()),
          new int[] {5, open > 3 ? 3 : 2},
          new Response("ask the provider for these prices", "finance", 3, 1));
    }
    input
        .requirements()
        .budgetMonthlyUsd()
        .filter(budget -> cost.monthlyUsd() > TIGHT * budget)
        .ifPresent(
            budget ->
                add(
                    "budget",
                    String.format(
                        Locale.ROOT,
                        "the budget has only %.0f %% to spare",
                        100 * (1 - cost.monthlyUsd() / budget)),
                    "spec.requirements.budgetMonthlyUsd",
                    new int[] {3, 4},
                    new Response(
                        "agree on a reserve, or commit to the base load", "finance", 1, 2)));
    input.catalogue().stream()
        .filter(note -> note.provider().equals(input.sizing().provider()) && note.gated() > 0)
        .findFirst()
        .ifPresent(
            note ->
                add(
                    "prices",
                    note.gated()
                        + " of "
                        + note.rows()
                        + " prices of "
                        + note.provider()
                        + " were refused as wrong; others may be",
                    "price list of " + note.asOf(),
                    new int[] {2, 3},
                    new Response(
                        "check the chosen type against the provider's page", "finance", 1, 1)));
  }

  /** A choice that hardly any change of weights turns around will be argued about. */
  private void choice() {
    for (Weight weight : input.decision().weights()) {
      for (Turn turn :
          List.of(weight.below(), weight.above()).stream().flatMap(o -> o.stream()).toList()) {
        if (Math.abs(turn.weight() - weight.weight()) < NEAR) {
          add(
              "choice-" + weight.criterion(),
              String.format(
                  Locale.ROOT,
                  "the choice is close: with a weight of %.3f instead of %.3f for %s, %s wins",
                  turn.weight(),
                  weight.weight(),
                  weight.criterion(),
                  turn.winner()),
              "sensitivity of the comparison",
              new int[] {3, 2},
              new Response("agree on the weights before the platform", "architecture", 2, 0));
          return;
        }
      }
    }
  }
}
