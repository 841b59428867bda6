package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.ruleset.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as lines for a terminal. Stateless. */
public final class ReportTable {
  /** Incidents shown of one rule; the other formats show all. */
  private static final int SHOWN = 5;

  private ReportTable() {}

  public static List<String> of(AnalysisReport report) {
    List<String> lines = new ArrayList<>();
    report.rulesets().forEach(ruleset -> ruleset(ruleset, lines));
    report.unread().forEach(place -> lines.add(unread(place)));
    lines.add(totals(report));
    return lines;
  }

  /** How much there is, in one line. */
  public static String totals(AnalysisReport report) {
    return String.format(
        Locale.ROOT,
        "%d files: %d incidents (%d mandatory, %d optional, %d potential), effort %d%s",
        report.files(),
        Totals.incidents(report),
        Totals.incidents(report, Category.MANDATORY),
        Totals.incidents(report, Category.OPTIONAL),
        Totals.incidents(report, Category.POTENTIAL),
        Totals.effort(report),
        report.isComplete() ? "" : "; INCOMPLETE");
  }

  /** Each place that has come or gone, a line. */
  public static List<String> of(ReportChange change) {
    List<String> lines = new ArrayList<>();
    change.come().forEach(place -> lines.add("+ " + line(place)));
    change.gone().forEach(place -> lines.add("- " + line(place)));
    return lines;
  }

  private static String line(ReportChange.Place place) {
    return String.format(
        Locale.ROOT,
        "%-10s %s  %s: %s",
        kind(place.violation()),
        place(place.incident()),
        place.rule(),
        firstLine(place.violation()));
  }

  private static void ruleset(RulesetReport ruleset, List<String> lines) {
    ruleset.violations().forEach((rule, violation) -> violation(rule, violation, lines));
    ruleset.insights().forEach((rule, violation) -> violation(rule, violation, lines));
    ruleset.errors().forEach((rule, error) -> lines.add("error      " + rule + ": " + error));
    if (!ruleset.tags().isEmpty()) {
      lines.add("tags       " + String.join(", ", ruleset.tags()));
    }
  }

  private static void violation(String rule, Violation violation, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %s, effort %d: %s",
            kind(violation),
            rule,
            violation.effort().orElse(0),
            firstLine(violation)));
    List<Incident> incidents = violation.incidents();
    incidents.stream().limit(SHOWN).forEach(incident -> lines.add("           " + place(incident)));
    if (incidents.size() > SHOWN) {
      lines.add("           … and " + (incidents.size() - SHOWN) + " more");
    }
  }

  private static String kind(Violation violation) {
    return violation.effort().orElse(0) == 0
        ? "insight"
        : violation.category().map(Category::text).orElse("tag");
  }

  private static String firstLine(Violation violation) {
    String text =
        violation.description().isBlank()
            ? violation.incidents().get(0).message()
            : violation.description();
    return text.strip().lines().findFirst().orElse("");
  }

  private static String place(Incident incident) {
    String path = incident.path().isEmpty() ? "the application" : incident.path();
    return path + incident.location().map(location -> ":" + location.startLine()).orElse("");
  }

  private static String unread(Unread place) {
    return (place.deliberate() ? "left out   " : "UNREAD     ")
        + place.uri()
        + ": "
        + place.reason();
  }
}
