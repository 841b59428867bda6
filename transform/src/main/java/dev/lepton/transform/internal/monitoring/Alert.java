package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.Mapping;
import java.util.List;
import java.util.Map;

/**
 * An alert and the two series of events that prove it: one that makes it fire, one that must not.
 *
 * @param name unique in the application
 * @param expression of which any result is reason to fire
 * @param lasting how long it must hold, as Prometheus writes it
 * @param summary what is wrong, for whoever is woken up
 * @param action what to look at first
 * @param proof how it is tested
 */
record Alert(
    String name,
    String expression,
    String lasting,
    Severity severity,
    String summary,
    String action,
    Proof proof) {

  /** Whom an alert reaches. */
  enum Severity {
    /** Users notice: somebody must come now. */
    PAGE("page"),
    /** Somebody must look within the day. */
    TICKET("ticket");

    private final String label;

    Severity(String label) {
      this.label = label;
    }
  }

  /**
   * @param interval between two values of a series
   * @param at when the alert is looked for
   * @param firing series that make it fire at that time, in promtool's notation
   * @param silent series that do not
   * @param labels further labels of the alert that fires
   */
  record Proof(
      String interval,
      String at,
      List<Series> firing,
      List<Series> silent,
      Map<String, String> labels) {}

  /**
   * @param name with its labels
   * @param values as promtool expands them: {@code 1+2x3}
   */
  record Series(String name, String values) {}

  Map<String, Object> rule(String service) {
    return Mapping.of(
        "alert", name,
        "expr", expression,
        "for", lasting,
        "labels", Mapping.of("severity", severity.label, "service", service),
        "annotations", annotations());
  }

  private Map<String, Object> annotations() {
    return Mapping.of("summary", summary, "action", action);
  }

  /** Two tests for promtool. */
  List<Map<String, Object>> tests(String namespace, String service) {
    Map<String, Object> labels =
        Mapping.of("severity", severity.label, "service", service, "namespace", namespace);
    labels.putAll(proof.labels());
    Map<String, Object> expected =
        Mapping.of("exp_labels", labels, "exp_annotations", annotations());
    return List.of(
        test(name + " fires", proof.firing(), List.of(expected)),
        test(name + " is silent", proof.silent(), List.of()));
  }

  private Map<String, Object> test(
      String title, List<Series> series, List<Map<String, Object>> expected) {
    return Mapping.of(
        "name", title,
        "interval", proof.interval(),
        "input_series",
            series.stream()
                .map(one -> Mapping.of("series", one.name(), "values", one.values()))
                .toList(),
        "alert_rule_test",
            List.of(
                Mapping.of("eval_time", proof.at(), "alertname", name, "exp_alerts", expected)));
  }
}
