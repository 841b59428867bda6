package dev.lepton.plan.risk;

import dev.lepton.model.assessment.Decision;
import dev.lepton.model.plan.RiskRegister;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the register of a plan. Equal input gives an equal register. Stateless, thread-safe. */
public final class RiskAssessor {
  /** Of these a wrong guess costs money each month, of the others days. */
  private static final Set<String> MONEY =
      Set.of("as-is", "usage", "single-copy", "budget", "prices", "latency");

  /** By stars, how far the cost may be off either way. */
  private static final double[] SPREAD = {0.4, 0.3, 0.2, 0.12, 0.06};

  private RiskAssessor() {}

  public static RiskRegister assess(RiskInput input) {
    List<PlanRisk> risks = RiskFinder.find(input);
    Decision decision = input.assessment().decision();
    double low = decision.effortDaysLow();
    double high = decision.effortDaysHigh();
    double likely = low + (high - low) / 3;
    double cost = input.sizing().cost().monthlyUsd();
    int stars = input.sizing().demand().confidence();
    double spread = spread(stars);
    return new RiskRegister(
        risks,
        Simulation.of(
            rounded(likely),
            new Simulation.Range(low, likely, high),
            risks.stream().filter(risk -> !MONEY.contains(risk.id())).toList()),
        Simulation.of(
            cost,
            new Simulation.Range(cost * (1 - spread), cost, cost * (1 + spread)),
            risks.stream().filter(risk -> MONEY.contains(risk.id())).toList()),
        List.of(
            String.format(
                Locale.ROOT,
                "%,d trials, seed %d: days of work between %.1f and %.1f, a third of the way likeliest;"
                    + " cost ± %.0f %% by the sizing's confidence of %d of 5",
                Simulation.TRIALS,
                Simulation.SEED,
                low,
                high,
                100 * spread,
                stars),
            "a risk of likelihood 1 to 5 comes true in 5, 15, 35, 60, 85 % of the trials; one of"
                + " impact 1 to 5 then adds 2, 5, 10, 20, 40 %",
            "what is not priced is in no figure"));
  }

  /** How far a cost may be off either way that rests on sizes of so many stars. */
  static double spread(int stars) {
    return SPREAD[Math.min(5, Math.max(1, stars)) - 1];
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
