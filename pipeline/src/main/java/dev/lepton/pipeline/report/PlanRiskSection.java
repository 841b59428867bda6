package dev.lepton.pipeline.report;

import dev.lepton.model.plan.RiskRegister;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import dev.lepton.model.plan.RiskRegister.Spread;
import java.util.Locale;
import java.util.Optional;

/** What may go wrong with the plan, and how far its days and cost may be off. */
final class PlanRiskSection implements Section {
  private static final int HIGH = 15;
  private static final int MEDIUM = 8;

  @Override
  public String id() {
    return "plan-risks";
  }

  @Override
  public String title() {
    return "Risks of the plan";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input
        .plan()
        .flatMap(plan -> plan.risks())
        .map(risks -> render(risks, "documents/plan.json"));
  }

  /**
   * @param elsewhere where all risks are
   */
  static Markup render(RiskRegister register, String elsewhere) {
    return Markup.heading("Days of work")
        .plus(bars(register.days(), ""))
        .plus(Markup.heading("Cost a month"))
        .plus(bars(register.monthlyUsd(), "$"))
        .plus(Markup.folded("How this was simulated", Markup.list(register.method())))
        .plus(table(register, elsewhere));
  }

  private static Markup bars(Spread spread, String unit) {
    return new Bars()
        .add("planned", spread.planned(), "new", text(spread.planned(), unit))
        .add("P50", spread.p50(), "old", text(spread.p50(), unit))
        .add("P90", spread.p90(), "old", text(spread.p90(), unit))
        .add("P90, mitigated", spread.p90Mitigated(), "old", text(spread.p90Mitigated(), unit))
        .render();
  }

  private static String text(double value, String unit) {
    return unit.isEmpty()
        ? String.format(Locale.ROOT, "%,.1f", value)
        : unit + String.format(Locale.ROOT, "%,.2f", value);
  }

  private static Markup table(RiskRegister register, String elsewhere) {
    HtmlTable table =
        new HtmlTable(
            "Register, the worst first; likelihood times impact, each 1 to 5",
            "risk~",
            "score#",
            "then#",
            "what to do~",
            "owner",
            "source~");
    for (PlanRisk risk : register.risks()) {
      Tone tone = risk.score() >= HIGH ? Tone.BAD : risk.score() >= MEDIUM ? Tone.WARN : Tone.PLAIN;
      table.row(
          risk.title(),
          tone.badge(risk.likelihood() + " × " + risk.impact() + " = " + risk.score()),
          risk.residualLikelihood() + " × " + risk.residualImpact() + " = " + risk.residualScore(),
          risk.mitigation(),
          risk.owner(),
          risk.source());
    }
    return table.excerpt(Excerpt.of("risks").elsewhere(elsewhere)).render();
  }
}
