package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one analysis found and an earlier one of the same input did not, and the other way around.
 * An incident whose line has only moved is the same one. Both reports have to show lines.
 *
 * @param come in the order of the later report
 * @param gone in the order of the earlier one
 */
public record ReportChange(List<Place> come, List<Place> gone) {
  /** An incident, and the rule that found it. */
  public record Place(String rule, Violation violation, Incident incident) {}

  public ReportChange {
    come = List.copyOf(come);
    gone = List.copyOf(gone);
  }

  public static ReportChange between(AnalysisReport before, AnalysisReport after) {
    Map<String, Place> earlier = places(before);
    Map<String, Place> later = places(after);
    List<Place> come = new ArrayList<>();
    later.forEach(
        (fingerprint, place) -> {
          if (earlier.remove(fingerprint) == null) {
            come.add(place);
          }
        });
    return new ReportChange(come, List.copyOf(earlier.values()));
  }

  private static Map<String, Place> places(AnalysisReport report) {
    Map<String, Place> places = new LinkedHashMap<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (RulesetReport ruleset : report.rulesets()) {
      List.of(ruleset.violations(), ruleset.insights())
          .forEach(
              found ->
                  found.forEach((rule, violation) -> add(rule, violation, occurrences, places)));
    }
    return places;
  }

  private static void add(
      String rule, Violation violation, Map<String, Integer> occurrences, Map<String, Place> to) {
    for (Incident incident : violation.incidents()) {
      to.put(Fingerprints.of(rule, incident, occurrences), new Place(rule, violation, incident));
    }
  }
}
