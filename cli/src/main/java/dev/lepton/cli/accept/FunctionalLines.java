package dev.lepton.cli.accept;

import dev.lepton.model.acceptance.FunctionalReport;
import dev.lepton.model.acceptance.FunctionalReport.Checked;
import dev.lepton.model.acceptance.FunctionalReport.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What functional checks found, for a terminal. */
final class FunctionalLines {
  private FunctionalLines() {}

  static List<String> of(FunctionalReport report) {
    List<String> lines = new ArrayList<>();
    for (Checked one : report.checked()) {
      String outcome = one.failure().isPresent() ? "FAILED" : "ok";
      lines.add(
          String.format(
              Locale.ROOT,
              "%-6s  %s: %s, %.1f ms",
              outcome,
              one.journey(),
              one.request(),
              one.millis()));
      one.failure().ifPresent(failure -> lines.add("        " + failure + "; " + one.where()));
    }
    for (Difference one : report.differences()) {
      lines.add(one.request() + ": " + one.at() + " differs; " + one.where());
      lines.add("  before: " + one.before());
      lines.add("  now:    " + one.now());
    }
    report.unsteady().forEach(one -> lines.add("not compared, unsteady before: " + one));
    report.notes().forEach(one -> lines.add("note: " + one));
    if (!report.checked().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT, "%d checks, %d failed", report.checked().size(), report.failed()));
    }
    if (report.compared() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d requests compared, %d answered differently",
              report.compared(),
              report.differing()));
    }
    return lines;
  }
}
