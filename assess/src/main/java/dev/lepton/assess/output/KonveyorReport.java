package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Link;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The report as Konveyor's tools read it. What is empty is left out. Stateless. */
public final class KonveyorReport {
  private KonveyorReport() {}

  /** A list of rulesets, made of maps, lists, texts and numbers only. */
  public static List<Map<String, Object>> of(AnalysisReport report) {
    return report.rulesets().stream().map(KonveyorReport::ruleset).toList();
  }

  static Map<String, Object> ruleset(RulesetReport ruleset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", ruleset.name());
    put(map, "description", ruleset.description());
    put(map, "tags", ruleset.tags());
    put(map, "violations", violations(ruleset.violations()));
    put(map, "insights", violations(ruleset.insights()));
    put(map, "errors", ruleset.errors());
    put(map, "unmatched", ruleset.unmatched());
    put(map, "skipped", ruleset.skipped());
    return map;
  }

  private static Map<String, Object> violations(SortedMap<String, Violation> violations) {
    Map<String, Object> map = new LinkedHashMap<>();
    violations.forEach((rule, violation) -> map.put(rule, violation(violation)));
    return map;
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "description", violation.description());
    violation.category().map(Category::text).ifPresent(text -> map.put("category", text));
    put(map, "labels", violation.labels());
    map.put("incidents", incidents(violation.incidents()));
    put(map, "links", violation.links().stream().map(KonveyorReport::link).toList());
    violation.effort().ifPresent(effort -> map.put("effort", effort));
    return map;
  }

  /** Made one by one as they are written: a large application has hundreds of thousands. */
  private static List<Map<String, Object>> incidents(List<Incident> incidents) {
    return new AbstractList<>() {
      @Override
      public Map<String, Object> get(int index) {
        return incident(incidents.get(index));
      }

      @Override
      public int size() {
        return incidents.size();
      }
    };
  }

  private static Map<String, Object> link(Link link) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("url", link.url());
    map.put("title", link.title());
    return map;
  }

  private static Map<String, Object> incident(Incident incident) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("uri", incident.uri().toString());
    map.put("message", incident.message());
    incident.snippet().ifPresent(snippet -> map.put("codeSnip", snippet));
    incident.location().ifPresent(location -> map.put("lineNumber", location.startLine()));
    put(map, "variables", incident.variables());
    return map;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    boolean empty =
        value instanceof String text && text.isEmpty()
            || value instanceof List<?> list && list.isEmpty()
            || value instanceof Map<?, ?> inner && inner.isEmpty();
    if (!empty) {
      map.put(key, value);
    }
  }
}
