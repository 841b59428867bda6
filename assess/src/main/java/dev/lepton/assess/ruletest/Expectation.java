package dev.lepton.assess.ruletest;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.ruletest.TestFile.Case;
import dev.lepton.assess.ruletest.TestFile.Expected;
import dev.lepton.assess.ruletest.TestFile.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a rule found with what a case expects. Stateless. */
final class Expectation {
  /** Places named of what was found; more would hide the rest. */
  private static final int SHOWN = 20;

  private Expectation() {}

  /** What is expected and what was found. */
  record Gap(String expected, String found) {}

  static List<Gap> gaps(Case asked, String rule, RulesetReport report) {
    List<Gap> gaps = new ArrayList<>();
    Optional<Violation> violation = Optional.ofNullable(report.violations().get(rule));
    Optional<Violation> insight = Optional.ofNullable(report.insights().get(rule));
    String error = report.errors().containsKey(rule) ? " (" + report.errors().get(rule) + ")" : "";
    if (asked.hasIncidents() != null) {
      incidents("incidents", asked.hasIncidents(), list(violation.or(() -> insight)), error, gaps);
    }
    if (asked.hasInsights() != null) {
      incidents("insights", asked.hasInsights(), list(insight.or(() -> violation)), error, gaps);
    }
    tags(asked, report, gaps);
    if (Boolean.TRUE.equals(asked.isUnmatched()) && !report.unmatched().contains(rule)) {
      gaps.add(new Gap("no match", "a match" + error));
    }
    return gaps;
  }

  private static List<Incident> list(Optional<Violation> violation) {
    return violation.map(Violation::incidents).orElse(List.of());
  }

  private static void tags(Case asked, RulesetReport report, List<Gap> gaps) {
    for (String tag : asked.hasTags() == null ? List.<String>of() : asked.hasTags()) {
      boolean there = report.tags().stream().anyMatch(found -> says(found, tag));
      if (!there) {
        gaps.add(new Gap("the tag " + tag, "the tags " + report.tags()));
      }
    }
  }

  private static void incidents(
      String kind, Expected expected, List<Incident> incidents, String error, List<Gap> gaps) {
    List<Incident> fitting =
        incidents.stream()
            .filter(
                incident ->
                    says(incident.message(), expected.messageMatches())
                        && says(incident.snippet().orElse(""), expected.codeSnipMatches()))
            .toList();
    int count = fitting.size();
    String found =
        count + " of " + incidents.size() + " " + kind + " fit" + places(incidents) + error;
    if (expected.exactly() != null && count != expected.exactly()) {
      gaps.add(new Gap("exactly " + expected.exactly() + " " + kind, found));
    }
    if (expected.atLeast() != null && count < expected.atLeast()) {
      gaps.add(new Gap("at least " + expected.atLeast() + " " + kind, found));
    }
    if (expected.atMost() != null && count > expected.atMost()) {
      gaps.add(new Gap("at most " + expected.atMost() + " " + kind, found));
    }
    for (Spot spot : expected.locations() == null ? List.<Spot>of() : expected.locations()) {
      if (incidents.stream().noneMatch(incident -> isAt(incident, spot))) {
        gaps.add(new Gap("an incident at " + spot.fileURI() + ":" + spot.lineNumber(), found));
      }
    }
  }

  /** Where they are, so that an author sees which one is missing or too much. */
  private static String places(List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return "";
    }
    String more = incidents.size() > SHOWN ? ", …" : "";
    return incidents.stream()
            .limit(SHOWN)
            .map(one -> one.path() + one.location().map(at -> ":" + at.startLine()).orElse(""))
            .collect(Collectors.joining(", ", ": ", ""))
        + more;
  }

  private static boolean isAt(Incident incident, Spot spot) {
    String file = spot.fileURI() == null ? "" : spot.fileURI().replaceFirst("^file:/*", "");
    int line = incident.location().map(Location::startLine).orElse(0);
    return incident.uri().toString().endsWith(file)
        && (spot.lineNumber() == null || spot.lineNumber() == line)
        && says(incident.message(), spot.messageMatches())
        && says(incident.snippet().orElse(""), spot.codeSnipMatches());
  }

  /** A regular expression or a part of the text, whichever of the two holds. */
  private static boolean says(String text, @Nullable String wanted) {
    if (wanted == null || wanted.isEmpty() || text.contains(wanted)) {
      return true;
    }
    try {
      return Pattern.compile(wanted, Pattern.DOTALL).matcher(text).find();
    } catch (PatternSyntaxException e) {
      // Prose with brackets, and `.*` for the rest: how authors of rules write it.
      String quoted = Pattern.quote(wanted).replace("\\.\\*", ".*");
      return Pattern.compile(quoted, Pattern.DOTALL).matcher(text).find();
    }
  }
}
