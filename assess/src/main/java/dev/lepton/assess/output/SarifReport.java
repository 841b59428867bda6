package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.ruleset.Category;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The report as SARIF 2.1.0, for code hosts. Fingerprints name the rule, the file and what the line
 * says, so that lines may move without a finding becoming a new one. For one report.
 */
public final class SarifReport {
  private final List<Map<String, Object>> rules = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final List<Map<String, Object>> notifications = new ArrayList<>();

  /** One rule and what it found. */
  private record Found(int index, String id, String description, Violation violation) {}

  private SarifReport() {}

  /** Made of maps, lists, texts, numbers and truth values only. */
  public static Map<String, Object> of(AnalysisReport report, String version) {
    SarifReport sarif = new SarifReport();
    for (RulesetReport ruleset : report.rulesets()) {
      TreeMap<String, Violation> all = new TreeMap<>(ruleset.insights());
      all.putAll(ruleset.violations());
      all.forEach((rule, violation) -> sarif.add(ruleset.name(), rule, violation));
      ruleset.errors().forEach((rule, error) -> sarif.note("error", rule + ": " + error));
    }
    report.unread().forEach(sarif::note);
    return sarif.document(report.isComplete(), version);
  }

  private Map<String, Object> document(boolean complete, String version) {
    Map<String, Object> driver = map("name", "Lepton Migrate", "version", version, "rules", rules);
    Map<String, Object> invocation =
        map("executionSuccessful", complete, "toolExecutionNotifications", notifications);
    Map<String, Object> run =
        map(
            "tool",
            map("driver", driver),
            "invocations",
            List.of(invocation),
            "columnKind",
            "utf16CodeUnits",
            "results",
            new Results(found));
    return map(
        "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
        "version", "2.1.0",
        "runs", List.of(run));
  }

  private void add(String ruleset, String rule, Violation violation) {
    String id = ruleset + "/" + rule;
    String description = violation.description().isBlank() ? rule : violation.description();
    Map<String, Object> descriptor =
        map("id", id, "name", rule, "shortDescription", map("text", description));
    if (!violation.links().isEmpty() && violation.links().get(0).url().startsWith("http")) {
      descriptor.put("helpUri", violation.links().get(0).url());
    }
    descriptor.put(
        "properties", map("tags", violation.labels(), "effort", violation.effort().orElse(0)));
    rules.add(descriptor);
    found.add(new Found(rules.size() - 1, id, description, violation));
  }

  /** Made one by one as they are written: a large application has hundreds of thousands. */
  private static final class Results extends AbstractCollection<Map<String, Object>> {
    private final List<Found> found;

    Results(List<Found> found) {
      this.found = List.copyOf(found);
    }

    @Override
    public int size() {
      return found.stream().mapToInt(one -> one.violation().incidents().size()).sum();
    }

    @Override
    public Iterator<Map<String, Object>> iterator() {
      Iterator<Found> rules = found.iterator();
      return new Iterator<>() {
        private Iterator<Map<String, Object>> results = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
          while (!results.hasNext() && rules.hasNext()) {
            results = results(rules.next());
          }
          return results.hasNext();
        }

        @Override
        public Map<String, Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return results.next();
        }
      };
    }

    /** A fingerprint names the rule: what is said by another rule needs no counting. */
    private static Iterator<Map<String, Object>> results(Found rule) {
      Map<String, Integer> occurrences = new HashMap<>();
      return rule.violation().incidents().stream()
          .map(incident -> result(rule, incident, occurrences))
          .iterator();
    }
  }

  private static Map<String, Object> result(
      Found rule, Incident incident, Map<String, Integer> occurrences) {
    Violation violation = rule.violation();
    boolean insight = violation.effort().orElse(0) == 0;
    Map<String, Object> result =
        map(
            "ruleId",
            rule.id(),
            "ruleIndex",
            rule.index(),
            "kind",
            insight ? "informational" : "fail",
            "level",
            insight ? "none" : level(violation),
            "message",
            map("text", incident.message().isBlank() ? rule.description() : incident.message()));
    if (!incident.path().isEmpty()) {
      result.put("locations", List.of(map("physicalLocation", physical(incident))));
    }
    result.put(
        "partialFingerprints", map("lepton/v1", Fingerprints.of(rule.id(), incident, occurrences)));
    return result;
  }

  private static String level(Violation violation) {
    return switch (violation.category().orElse(Category.POTENTIAL)) {
      case MANDATORY -> "error";
      case POTENTIAL -> "warning";
      case OPTIONAL -> "note";
    };
  }

  private static Map<String, Object> physical(Incident incident) {
    Map<String, Object> physical = map("artifactLocation", map("uri", Fingerprints.uri(incident)));
    incident.location().ifPresent(location -> physical.put("region", region(location)));
    return physical;
  }

  private static Map<String, Object> region(Location location) {
    return map(
        "startLine", location.startLine(),
        "startColumn", location.startColumn(),
        "endLine", location.endLine(),
        "endColumn", location.endColumn() + 1);
  }

  private void note(Unread place) {
    note(place.deliberate() ? "note" : "error", place.uri() + ": " + place.reason());
  }

  private void note(String level, String text) {
    notifications.add(map("level", level, "message", map("text", text)));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
