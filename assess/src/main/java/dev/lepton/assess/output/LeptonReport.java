package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our own report: Konveyor's rulesets, and what the run as a whole has to say. Stateless. */
public final class LeptonReport {
  private LeptonReport() {}

  /** Made of maps, lists, texts, numbers and truth values only. */
  public static Map<String, Object> of(AnalysisReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("complete", report.isComplete());
    map.put("files", report.files());
    map.put("effort", Totals.effort(report));
    map.put("rulesets", report.rulesets().stream().map(KonveyorReport::ruleset).toList());
    map.put(
        "unread",
        report.unread().stream()
            .map(
                place -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("uri", place.uri().toString());
                  one.put("reason", place.reason());
                  one.put("deliberate", place.deliberate());
                  return one;
                })
            .toList());
    return map;
  }
}
