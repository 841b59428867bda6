package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.ruleset.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report as SARIF 2.1.0, for code hosts. Fingerprints name the rule, the file and what the line
 * says, so that lines may move without a finding becoming a new one. For one report.
 */
public final class SarifReport {
  private final List<Map<String, Object>> rules = new ArrayList<>();
  private final List<Map<String, Object>> results = new ArrayList<>();
  private final List<Map<String, Object>> notifications = new ArrayList<>();
  private final Map<String, Integer> occurrences = new HashMap<>();

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
            results);
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
    for (Incident incident : violation.incidents()) {
      results.add(result(id, description, violation, incident));
    }
  }

  private Map<String, Object> result(
      String id, String description, Violation violation, Incident incident) {
    boolean insight = violation.effort().orElse(0) == 0;
    Map<String, Object> result =
        map(
            "ruleId",
            id,
            "ruleIndex",
            rules.size() - 1,
            "kind",
            insight ? "informational" : "fail",
            "level",
            insight ? "none" : level(violation),
            "message",
            map("text", incident.message().isBlank() ? description : incident.message()));
    if (!incident.path().isEmpty()) {
      result.put("locations", List.of(map("physicalLocation", physical(incident))));
    }
    result.put("partialFingerprints", map("lepton/v1", fingerprint(id, incident)));
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

  private String fingerprint(String id, Incident incident) {
    String said = String.join("\n", id, incident.path(), Fingerprints.line(incident));
    int occurrence = occurrences.merge(said, 1, Integer::sum);
    return Fingerprints.hash(said + "\n" + occurrence);
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
