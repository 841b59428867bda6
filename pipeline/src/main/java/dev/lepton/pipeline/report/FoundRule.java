package dev.lepton.pipeline.report;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Link;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A rule that found something, as the page has it.
 *
 * @param kind its category, or that it is only worth knowing
 * @param title the first line of what it says
 * @param effort of each place
 */
record FoundRule(
    String id,
    String ruleset,
    String kind,
    String title,
    String description,
    int effort,
    List<String> labels,
    List<Link> links,
    List<Place> incidents) {

  /**
   * One place.
   *
   * @param line 0 for the file as a whole
   */
  record Place(String path, int line, String message, String snippet) {
    static Place of(Incident incident) {
      return new Place(
          incident.path(),
          incident.location().map(Location::startLine).orElse(0),
          incident.message(),
          incident.snippet().orElse(""));
    }
  }

  /** In the order of rulesets and rules. */
  static List<FoundRule> all(AnalysisReport report) {
    List<FoundRule> rules = new ArrayList<>();
    report
        .rulesets()
        .forEach(
            ruleset -> {
              add(ruleset.name(), ruleset.violations(), rules);
              add(ruleset.name(), ruleset.insights(), rules);
            });
    return rules;
  }

  private static void add(
      String ruleset, SortedMap<String, Violation> found, List<FoundRule> rules) {
    found.forEach((id, violation) -> rules.add(of(ruleset, id, violation)));
  }

  private static FoundRule of(String ruleset, String id, Violation violation) {
    int effort = violation.effort().orElse(0);
    return new FoundRule(
        id,
        ruleset,
        effort == 0 ? "insight" : violation.category().map(Category::text).orElse("potential"),
        title(id, violation),
        violation.description().strip(),
        effort,
        violation.labels(),
        violation.links(),
        places(violation.incidents()));
  }

  private static String title(String id, Violation violation) {
    String text =
        violation.description().isBlank()
            ? violation.incidents().get(0).message()
            : violation.description();
    return text.strip().lines().findFirst().filter(line -> !line.isBlank()).orElse(id);
  }

  /** Each made when it is written, not all at once. */
  private static List<Place> places(List<Incident> incidents) {
    return new AbstractList<>() {
      @Override
      public Place get(int index) {
        return Place.of(incidents.get(index));
      }

      @Override
      public int size() {
        return incidents.size();
      }
    };
  }
}
