package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Grafana dashboard of one application: for each part its requests (rate, errors, duration) and
 * what it uses (utilisation, saturation, errors). Pure.
 */
public final class Dashboard {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int WIDTH = 8;
  private static final int HEIGHT = 7;
  private static final int COLUMNS = 3;

  private final List<Object> panels = new ArrayList<>();
  private int top;
  private int column;

  private Dashboard() {}

  /**
   * @param workloads of one application
   * @return JSON as Grafana imports it
   */
  public static String of(List<Workload> workloads) {
    Dashboard dashboard = new Dashboard();
    workloads.forEach(dashboard::rows);
    String application = workloads.get(0).application();
    return MAPPER.writeValueAsString(
            Mapping.of(
                "uid",
                "lepton-" + application,
                "title",
                application,
                "tags",
                List.of("lepton-migrate"),
                "schemaVersion",
                39,
                "editable",
                true,
                "refresh",
                "30s",
                "time",
                Mapping.of("from", "now-6h", "to", "now"),
                "templating",
                Mapping.of("list", variables(application)),
                "panels",
                dashboard.panels))
        + "\n";
  }

  private static List<Object> variables(String application) {
    return List.of(
        Mapping.of(
            "name", "source", "type", "datasource", "query", "prometheus", "label", "Source"),
        Mapping.of(
            "name",
            "namespace",
            "type",
            "query",
            "label",
            "Namespace",
            "datasource",
            source(),
            "query",
            "label_values(kube_namespace_created{namespace=~\""
                + application
                + "(-.*)?\"}, namespace)",
            "refresh",
            2,
            "current",
            Mapping.of("text", application, "value", application)));
  }

  private static Map<String, Object> source() {
    return Mapping.of("type", "prometheus", "uid", "${source}");
  }

  private void rows(Workload workload) {
    row(workload.name());
    String container = "namespace=\"$namespace\",container=\"" + workload.name() + "\"";
    if (workload.endpoint().isPresent()) {
      String ingress = "namespace=\"$namespace\",ingress=\"" + workload.name() + "\"";
      String requests = "nginx_ingress_controller_requests{" + ingress;
      panel("Requests", "reqps", "by (status)", "sum by (status) (rate(" + requests + "}[5m]))");
      panel(
          "Share of failed requests",
          "percentunit",
          "failed",
          "sum(rate(" + requests + ",status=~\"5..\"}[5m])) / sum(rate(" + requests + "}[5m]))");
      String buckets = "nginx_ingress_controller_request_duration_seconds_bucket{" + ingress + "}";
      panel(
          "Duration, p95",
          "s",
          "p95",
          "histogram_quantile(0.95, sum by (le) (rate(" + buckets + "[5m])))");
    }
    panel(
        "Processor, share of the request",
        "percentunit",
        "{{pod}}",
        "sum by (pod) (rate(container_cpu_usage_seconds_total{"
            + container
            + "}[5m])) / sum by (pod) (kube_pod_container_resource_requests{"
            + container
            + ",resource=\"cpu\"})");
    panel(
        "Processor, share of periods throttled",
        "percentunit",
        "{{pod}}",
        "sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{"
            + container
            + "}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total{"
            + container
            + "}[5m]))");
    panel(
        "Memory, share of the limit",
        "percentunit",
        "{{pod}}",
        "max by (pod) (container_memory_working_set_bytes{"
            + container
            + "}) / max by (pod) (kube_pod_container_resource_limits{"
            + container
            + ",resource=\"memory\"})");
    panel(
        "Restarts in an hour",
        "short",
        "{{pod}}",
        "sum by (pod) (increase(kube_pod_container_status_restarts_total{" + container + "}[1h]))");
    if (!workload.endsByItself()) {
      String kind = workload.keepsOwnState() ? "statefulset" : "deployment";
      panel(
          "Copies ready",
          "short",
          "ready",
          "kube_"
              + kind
              + "_status_replicas_available{namespace=\"$namespace\","
              + kind
              + "=\""
              + workload.name()
              + "\"}");
    }
  }

  private void row(String title) {
    newLine();
    panels.add(
        Mapping.of(
            "id",
            panels.size() + 1,
            "type",
            "row",
            "title",
            title,
            "collapsed",
            false,
            "gridPos",
            Mapping.of("x", 0, "y", top, "w", WIDTH * COLUMNS, "h", 1),
            "panels",
            List.of()));
    top++;
  }

  private void newLine() {
    if (column > 0) {
      column = 0;
      top += HEIGHT;
    }
  }

  private void panel(String title, String unit, String legend, String expression) {
    panels.add(
        Mapping.of(
            "id", panels.size() + 1,
            "type", "timeseries",
            "title", title,
            "datasource", source(),
            "gridPos", Mapping.of("x", column * WIDTH, "y", top, "w", WIDTH, "h", HEIGHT),
            "fieldConfig",
                Mapping.of("defaults", Mapping.of("unit", unit, "min", 0), "overrides", List.of()),
            "targets",
                List.of(
                    Mapping.of(
                        "refId",
                        "A",
                        "expr",
                        expression,
                        "legendFormat",
                        legend,
                        "datasource",
                        source()))));
    column++;
    if (column == COLUMNS) {
      newLine();
    }
  }
}
