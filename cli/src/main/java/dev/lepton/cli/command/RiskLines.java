package dev.lepton.cli.command;

import dev.lepton.model.plan.RiskRegister;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import dev.lepton.model.plan.RiskRegister.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may go wrong with a plan, as lines for people. Stateless. */
public final class RiskLines {
  private RiskLines() {}

  public static List<String> of(RiskRegister register) {
    List<String> lines = new ArrayList<>();
    if (!register.risks().isEmpty()) {
      lines.add(
          format(
              "%-18s %-8s %-9s %-17s %s",
              "risk", "L×I", "residual", "owner", "what, and what to do"));
    }
    for (PlanRisk risk : register.risks()) {
      lines.add(
          format(
              "%-18s %-8s %-9s %-17s %s (%s); %s",
              risk.id(),
              format("%d×%d=%d", risk.likelihood(), risk.impact(), risk.score()),
              format(
                  "%d×%d=%d",
                  risk.residualLikelihood(), risk.residualImpact(), risk.residualScore()),
              risk.owner(),
              risk.title(),
              risk.source(),
              risk.mitigation()));
    }
    lines.add("days of work: " + spread(register.days(), "%,.1f"));
    lines.add("cost a month: " + spread(register.monthlyUsd(), "$%,.2f"));
    register.method().forEach(one -> lines.add("  " + one));
    return lines;
  }

  private static String spread(Spread spread, String number) {
    return format(
        number
            + " planned, P50 "
            + number
            + ", P90 "
            + number
            + " ("
            + number
            + " once risks are"
            + " mitigated)",
        spread.planned(),
        spread.p50(),
        spread.p90(),
        spread.p90Mitigated());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
