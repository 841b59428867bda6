package dev.lepton.cli.command;

import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.pipeline.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A phase's document as a few lines for people; the whole is in the document. */
record PhaseTable(RunContext context) {

  List<String> lines(Phase phase) {
    return switch (phase) {
      case ASSESS -> assessment(context.documents().require(phase, Assessment.class));
      case PLAN -> plan(context.documents().require(phase, Plan.class));
      case TRANSFORM -> bundle(context.documents().require(phase, Bundle.class));
      case TRANSFER -> transfer(context.documents().require(phase, TransferDocument.class));
      case ACCEPT -> acceptance(context.documents().require(phase, AcceptanceReport.class));
      default -> List.of();
    };
  }

  private static List<String> assessment(Assessment assessment) {
    List<String> lines = new ArrayList<>();
    assessment
        .findings()
        .forEach(
            f ->
                lines.add(
                    format(
                        "%-9s %-26s %-40s %s",
                        f.severity().name().toLowerCase(Locale.ROOT),
                        f.ruleId(),
                        f.where(),
                        f.title())));
    lines.add("");
    lines.add(
        format(
            "decision: %s%s, %.1f to %.1f days",
            assessment.decision().strategy().name().toLowerCase(Locale.ROOT),
            assessment.decision().refactor() ? " (code is changed)" : "",
            assessment.decision().effortDaysLow(),
            assessment.decision().effortDaysHigh()));
    assessment.decision().reasons().forEach(reason -> lines.add("  - " + reason));
    return lines;
  }

  private static List<String> plan(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-9s %-16s %-12s %-24s %5s %12s %9s",
            "provider", "region", "service", "type", "nodes", "USD/month", "closeness"));
    plan.options()
        .forEach(
            o ->
                lines.add(
                    format(
                        "%-9s %-16s %-12s %-24s %5d %12.2f %9.3f%s",
                        o.provider(),
                        o.region(),
                        o.serviceModel(),
                        o.instanceType(),
                        o.nodes(),
                        o.cost().monthlyUsd(),
                        o.closeness(),
                        o.violations().isEmpty() ? "" : "  " + String.join("; ", o.violations()))));
    lines.add("");
    lines.add(
        format(
            "cost a month: $%.2f now, $%.2f planned",
            plan.costBefore().monthlyUsd(), plan.costAfter().monthlyUsd()));
    List<String> lacking = plan.costAfter().notPriced();
    if (!lacking.isEmpty()) {
      lines.add("the planned cost is without these " + lacking.size() + ":");
      lacking.forEach(part -> lines.add("  not priced: " + part));
    }
    plan.chosen()
        .purchases()
        .ifPresent(ways -> lines.addAll(PurchaseLines.of("the chosen platform", ways)));
    plan.decision().ifPresent(decision -> lines.addAll(DecisionLines.of(decision)));
    plan.risks().ifPresent(register -> lines.addAll(RiskLines.of(register)));
    lines.addAll(plan.models().explanation());
    return lines;
  }

  private List<String> bundle(Bundle bundle) {
    List<String> lines = new ArrayList<>();
    bundle.changes().forEach(c -> lines.add(format("changed  %-28s %s", c.concern(), c.file())));
    bundle.workItems().forEach(w -> lines.add(format("to do    %-28s %s", w.where(), w.what())));
    lines.add("bundle: " + context.workspace().bundle());
    return lines;
  }

  private static List<String> transfer(TransferDocument transfer) {
    List<String> lines = new ArrayList<>();
    transfer
        .databases()
        .forEach(
            report -> {
              lines.add(report.source() + " → " + report.target());
              report
                  .tables()
                  .forEach(
                      t ->
                          lines.add(
                              format(
                                  "  %-40s %,12d rows %8.2f s", t.table(), t.rows(), t.seconds())));
              lines.add(
                  format(
                      "  compared %,d rows at %s: %,d differences",
                      report.verification().rowsCompared(),
                      report.verification().position(),
                      report.verification().differenceCount()));
              report.notCarried().forEach(object -> lines.add("  not carried: " + object));
            });
    return lines;
  }

  private static List<String> acceptance(AcceptanceReport report) {
    List<String> lines = new ArrayList<>();
    report
        .loads()
        .forEach(
            l ->
                lines.add(
                    format(
                        "%-4s %-6s %,8d requests %6.2f %% errors  p50 %7.1f  p95 %7.1f  p99 %7.1f ms",
                        l.release(),
                        l.kind(),
                        l.requested(),
                        l.errorPercent(),
                        l.latencyMillis().p50(),
                        l.latencyMillis().p95(),
                        l.latencyMillis().p99())));
    report
        .verdicts()
        .forEach(
            v ->
                lines.add(
                    (v.passed() ? "held    " : "BROKEN  ") + v.name() + ": " + v.explanation()));
    report.security().stream()
        .filter(c -> !c.passed())
        .forEach(c -> lines.add(format("%-7s %s (%s)", c.severity(), c.title(), c.where())));
    report.notTested().forEach(n -> lines.add("not tested: " + n));
    return lines;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
