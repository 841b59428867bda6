package dev.lepton.cli.operate;

import dev.lepton.model.operation.DrillReport;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.model.operation.DrillReport.Verdict;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.RecoveryReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recoveries and drills as tables. */
final class RecoveryLines {
  private RecoveryLines() {}

  static List<String> of(RecoveryReport report) {
    List<String> lines = new ArrayList<>();
    for (Incident incident : report.incidents()) {
      lines.add(
          text("%s  %s: %s", incident.noticed(), incident.title(), lower(incident.outcome())));
      incident.signs().forEach(sign -> lines.add("  sign      " + sign));
      if (!incident.evidence().isEmpty()) {
        lines.add("  evidence  " + incident.evidence());
      }
      incident
          .actions()
          .forEach(
              action ->
                  lines.add(
                      text(
                          "  %-9s %s: %s",
                          action.done() ? "did" : "not done", action.action(), action.detail())));
      if (!incident.note().isEmpty()) {
        lines.add("  note      " + incident.note());
      }
      lines.add(text("  took      %.1f s", incident.took().toMillis() / 1000.0));
      lines.add("");
    }
    lines.add(
        text(
            "%s on %s: %d looks, %d failures; %s%s",
            report.release(),
            report.place(),
            report.looks(),
            report.incidents().size(),
            report.healthy() ? "nothing is wrong now" : "not well at the end",
            report.dryRun() ? " (dry run: nothing was changed)" : ""));
    return lines;
  }

  static List<String> of(DrillReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%-24s %-8s %10s %10s %-5s %-12s %s",
            "drill", "verdict", "detected s", "healed s", "logs", "outcome", "by"));
    report.drills().forEach(drill -> lines.add(line(drill)));
    lines.add("");
    report.drills().stream()
        .filter(drill -> !drill.reason().isEmpty())
        .forEach(drill -> lines.add(drill.name() + ": " + drill.reason()));
    report.drills().stream()
        .filter(Drill::simulated)
        .forEach(drill -> lines.add(drill.name() + " is imitated here: " + drill.made()));
    lines.add(
        text(
            "%d of %d drills passed on %s (detected within %.0f s, logs kept, healthy or rolled back"
                + " within %.0f s)",
            report.drills().stream().filter(d -> d.verdict() == Verdict.PASSED).count(),
            report.drills().size(),
            report.place(),
            report.detectBarSeconds(),
            report.healBarSeconds()));
    return lines;
  }

  private static String line(Drill drill) {
    return text(
        "%-24s %-8s %10s %10s %-5s %-12s %s",
        drill.name(),
        lower(drill.verdict()),
        seconds(drill.detectSeconds()),
        seconds(drill.healSeconds()),
        drill.logsSaved() ? "kept" : "-",
        drill.outcome().isEmpty() ? "-" : drill.outcome(),
        String.join(", ", drill.actions()));
  }

  private static String seconds(double value) {
    return value < 0 ? "-" : text("%.1f", value);
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
