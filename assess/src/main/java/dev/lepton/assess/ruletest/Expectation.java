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

/** Compares what a rule found with what a case expects. For one report; for one thread. */
final class Expectation {
  /** Places named of what was found; more would hide the rest. */
  private static final int SHOWN = 20;

  private final RulesetReport report;
  private final Judge judge;
  private final KonveyorCount konveyor = new KonveyorCount();

  Expectation(RulesetReport report, Judge judge) {
    this.report = report;
    this.judge = judge;
  }

  /** What is expected and what was found. */
  record Gap(String expected, String found) {}

  /** What keeps a case from passing. */
  List<Gap> gaps(Case asked, String rule) {
    return gaps(asked, rule, judge);
  }

  /** What would keep it from passing if every place counted, and every number. */
  List<Gap> strictly(Case asked, String rule) {
    return gaps(asked, rule, Judge.STRICT);
  }

  private List<Gap> gaps(Case asked, String rule, Judge by) {
    List<Gap> gaps = new ArrayList<>();
    Optional<Violation> violation = Optional.ofNullable(report.violations().get(rule));
    Optional<Violation> insight = Optional.ofNullable(report.insights().get(rule));
    String error = report.errors().containsKey(rule) ? " (" + report.errors().get(rule) + ")" : "";
    if (asked.hasIncidents() != null) {
      gaps.addAll(
          new Counted("incidents", list(violation.or(() -> insight)), error, by)
              .gaps(asked.hasIncidents()));
    }
    if (asked.hasInsights() != null) {
      List<Incident> found = list(insight.or(() -> violation));
      gaps.addAll(
          by == Judge.STRICT
              ? new Counted("insights", found, error, by).gaps(asked.hasInsights())
              : match(found, error));
    }
    tags(asked, gaps);
    if (Boolean.TRUE.equals(asked.isUnmatched()) && !report.unmatched().contains(rule)) {
      gaps.add(new Gap("no match", "a match" + error));
    }
    return gaps;
  }

  private static List<Gap> match(List<Incident> found, String error) {
    return found.isEmpty() ? List.of(new Gap("a match", "none" + error)) : List.of();
  }

  private static List<Incident> list(Optional<Violation> violation) {
    return violation.map(Violation::incidents).orElse(List.of());
  }

  private void tags(Case asked, List<Gap> gaps) {
    for (String tag : asked.hasTags() == null ? List.<String>of() : asked.hasTags()) {
      boolean there = report.tags().stream().anyMatch(found -> says(found, tag, Judge.STRICT));
      if (!there) {
        gaps.add(new Gap("the tag " + tag, "the tags " + report.tags()));
      }
    }
  }

  /** Incidents as they are counted. */
  private final class Counted {
    private final String kind;
    private final List<Incident> incidents;
    private final String error;
    private final Judge by;

    Counted(String kind, List<Incident> incidents, String error, Judge by) {
      this.kind = kind;
      this.incidents = incidents;
      this.error = error;
      this.by = by;
    }

    List<Gap> gaps(Expected expected) {
      List<Incident> fitting = incidents.stream().filter(one -> fits(one, expected, by)).toList();
      int most = fitting.size();
      int least = by == Judge.KONVEYOR ? konveyor.of(fitting).size() : most;
      String found =
          most + " of " + incidents.size() + " " + kind + " fit" + places(incidents) + error;
      List<Gap> gaps = new ArrayList<>();
      Integer exactly = expected.exactly();
      if (exactly != null && exactly != most && exactly != least) {
        gaps.add(new Gap("exactly " + exactly + " " + kind, found));
      }
      if (expected.atLeast() != null && most < expected.atLeast()) {
        gaps.add(new Gap("at least " + expected.atLeast() + " " + kind, found));
      }
      if (expected.atMost() != null && least > expected.atMost()) {
        gaps.add(new Gap("at most " + expected.atMost() + " " + kind, found));
      }
      for (Spot spot : expected.locations() == null ? List.<Spot>of() : expected.locations()) {
        if (incidents.stream().noneMatch(incident -> isAt(incident, spot))) {
          gaps.add(new Gap("an incident at " + spot.fileURI() + ":" + spot.lineNumber(), found));
        }
      }
      return gaps;
    }

    private boolean isAt(Incident incident, Spot spot) {
      String file = spot.fileURI() == null ? "" : spot.fileURI().replaceFirst("^file:/*", "");
      int line = incident.location().map(Location::startLine).orElse(0);
      return incident.uri().toString().endsWith(file)
          && (spot.lineNumber() == null
              || spot.lineNumber() == line
              || by == Judge.KONVEYOR && spot.lineNumber() == konveyor.line(incident))
          && says(incident.message(), spot.messageMatches(), by)
          && says(incident.snippet().orElse(""), spot.codeSnipMatches(), by);
    }
  }

  private static boolean fits(Incident incident, Expected expected, Judge by) {
    return says(incident.message(), expected.messageMatches(), by)
        && says(incident.snippet().orElse(""), expected.codeSnipMatches(), by);
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

  /**
   * A regular expression or a part of the text, whichever of the two holds. Konveyor's runner takes
   * line breaks for no character, and everything for a match of what is no expression.
   */
  private static boolean says(String text, @Nullable String wanted, Judge by) {
    if (wanted == null || wanted.isEmpty() || text.contains(wanted)) {
      return true;
    }
    try {
      return Pattern.compile(wanted, by == Judge.KONVEYOR ? 0 : Pattern.DOTALL)
          .matcher(text)
          .find();
    } catch (PatternSyntaxException e) {
      // Prose with brackets, and `.*` for the rest: how authors of rules write it.
      String quoted = Pattern.quote(wanted).replace("\\.\\*", ".*");
      return by == Judge.KONVEYOR || Pattern.compile(quoted, Pattern.DOTALL).matcher(text).find();
    }
  }
}
