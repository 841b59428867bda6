package dev.lepton.pipeline.report;

import dev.lepton.model.operation.DrillReport;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.model.operation.DrillReport.Verdict;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.Incident.ActionTaken;
import dev.lepton.model.operation.Incident.Outcome;
import dev.lepton.model.operation.RecoveryReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Recoveries and drills, each as one HTML file that loads nothing from anywhere. Stateless and
 * thread-safe; equal input gives equal text.
 */
public final class RecoveryPage {
  private RecoveryPage() {}

  public static String render(RecoveryReport report) {
    HtmlTable incidents =
        new HtmlTable(
            "In the order they were noticed",
            "Failure",
            "Noticed",
            "Outcome",
            "Took s#",
            "Signs~",
            "Note~",
            "Evidence~");
    HtmlTable actions =
        new HtmlTable("In the order it was done", "Failure", "At", "Action", "Done", "Detail~");
    for (Incident incident : report.incidents()) {
      incidents.row(
          good(incident.outcome()) ? Tone.PLAIN : Tone.BAD,
          incident.title(),
          time(incident.noticed()),
          lower(incident.outcome()),
          seconds(incident.took().toMillis() / 1000.0),
          String.join("; ", incident.signs()),
          incident.note(),
          incident.evidence());
      for (ActionTaken action : incident.actions()) {
        actions.row(
            incident.title(),
            time(action.at()),
            action.action(),
            action.done() ? "yes" : "no",
            action.detail());
      }
    }
    return new Page("Recovery", "recovery.css")
        .section("Failures", incidents.render())
        .section("What was done", actions.render())
        .render(
            "Recovery of " + report.release(),
            Tone.goodIf(!report.needsAttention())
                .verdict(
                    report.needsAttention()
                        ? "A person has to look"
                        : "Nothing is left to a person",
                    List.of(
                        report.looks()
                            + " looks on "
                            + report.place()
                            + ", "
                            + time(report.since())
                            + " to "
                            + time(report.until()),
                        report.dryRun()
                            ? "dry run: nothing was changed"
                            : "what was done is below")),
            Markup.of("Written by Lepton Migrate, <code>lepton operate recover</code>."));
  }

  public static String render(DrillReport report) {
    HtmlTable table =
        new HtmlTable(
            "Noticed and healed, each from the failure on",
            "Drill",
            "Verdict",
            "Detected s#",
            "Healed s#",
            "Logs",
            "Outcome",
            "By");
    HtmlTable made = new HtmlTable("What was done to the release", "Drill", "Made~");
    HtmlTable missed = new HtmlTable("Missed, or not run here", "Drill", "Why~");
    for (Drill drill : report.drills()) {
      Tone tone =
          drill.verdict() == Verdict.PASSED
              ? Tone.PLAIN
              : drill.verdict() == Verdict.FAILED ? Tone.BAD : Tone.WARN;
      table.row(
          tone,
          drill.name(),
          lower(drill.verdict()),
          seconds(drill.detectSeconds()),
          seconds(drill.healSeconds()),
          drill.logsSaved() ? "kept" : "–",
          drill.outcome(),
          String.join(", ", drill.actions()));
      made.row(tone, drill.name(), drill.made() + (drill.simulated() ? " (imitated)" : ""));
      if (drill.verdict() != Verdict.PASSED) {
        missed.row(tone, drill.name(), drill.reason());
      }
    }
    return new Page("Drills", "recovery.css")
        .section("Failures that were made", table.render())
        .section("Why not all passed", missed.render())
        .section("How they were made", made.render())
        .render(
            "Failure drills on " + report.place(),
            Tone.goodIf(report.passed())
                .verdict(
                    report.passed() ? "Every drill kept its bars" : "A drill missed its bar",
                    List.of(
                        String.format(
                            Locale.ROOT,
                            "detected within %.0f s, logs kept first, healthy or rolled back within"
                                + " %.0f s",
                            report.detectBarSeconds(),
                            report.healBarSeconds()))),
            Markup.of("Written by Lepton Migrate, <code>lepton operate drill</code>."));
  }

  private static boolean good(Outcome outcome) {
    return outcome != Outcome.ESCALATED && outcome != Outcome.INTERRUPTED;
  }

  /** Nobody reads milliseconds; where it is narrow, the date stands above the time. */
  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }

  private static String seconds(double value) {
    return value < 0 ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
