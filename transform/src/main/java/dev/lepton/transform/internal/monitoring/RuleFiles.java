package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerting rules of workloads as Prometheus reads them, with tests for promtool. Pure. */
public final class RuleFiles {
  private RuleFiles() {}

  /**
   * File name to content: {@code NAME.yaml} and {@code NAME.test.yaml} for each workload.
   *
   * @param availabilityPercent the objective of requests, below 100
   */
  public static Map<String, String> of(List<Workload> workloads, double availabilityPercent) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      files.put(
          workload.name() + ".yaml",
          ManifestText.of(Mapping.of("groups", groups(workload, availabilityPercent))));
      files.put(workload.name() + ".test.yaml", tests(workload, availabilityPercent));
    }
    return files;
  }

  /** The groups of one workload's rules. */
  public static List<Map<String, Object>> groups(Workload workload, double availabilityPercent) {
    ErrorBudget budget = new ErrorBudget(workload, availabilityPercent);
    List<Map<String, Object>> rules = new ArrayList<>();
    if (workload.endpoint().isPresent()) {
      rules.addAll(budget.recordings());
    }
    new ServiceAlerts(workload, budget)
        .all()
        .forEach(alert -> rules.add(alert.rule(workload.name())));
    return List.of(
        Mapping.of("name", workload.application() + "-" + workload.name(), "rules", rules));
  }

  private static String tests(Workload workload, double availabilityPercent) {
    List<Map<String, Object>> tests = new ArrayList<>();
    new ServiceAlerts(workload, new ErrorBudget(workload, availabilityPercent))
        .all()
        .forEach(alert -> tests.addAll(alert.tests(workload.application(), workload.name())));
    return ManifestText.of(
        Mapping.of(
            "rule_files",
            List.of(workload.name() + ".yaml"),
            "evaluation_interval",
            "5m",
            "tests",
            tests));
  }
}
