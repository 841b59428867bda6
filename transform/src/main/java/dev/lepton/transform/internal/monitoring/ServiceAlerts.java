package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.monitoring.Alert.Proof;
import dev.lepton.transform.internal.monitoring.Alert.Series;
import dev.lepton.transform.internal.monitoring.Alert.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The alerts of one workload, at most eight. They need no instrumentation of the application:
 * kube-state-metrics, the kubelet, ingress-nginx and cert-manager tell all of it. Burn rates are
 * those of the Site Reliability Workbook, chapter 5: 14.4 over an hour and 6 over six hours wake
 * somebody up, 1 over three days does not. Pure.
 */
final class ServiceAlerts {
  private final Workload workload;
  private final ErrorBudget budget;
  private final String title;

  /** The namespaces of all overlays. */
  private final String places;

  /**
   * @param budget of its requests
   */
  ServiceAlerts(Workload workload, ErrorBudget budget) {
    this.workload = workload;
    this.budget = budget;
    this.title = title(workload.name());
    this.places = "namespace=~\"" + workload.application() + "(-.*)?\"";
  }

  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (String word : name.split("-")) {
      title.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return Character.isDigit(title.charAt(0)) ? "N" + title : title.toString();
  }

  List<Alert> all() {
    List<Alert> alerts = new ArrayList<>();
    if (workload.endsByItself()) {
      alerts.add(jobFailed());
      if (workload.isScheduled()) {
        alerts.add(jobLate());
      }
    } else {
      alerts.add(unavailable());
      alerts.add(crashLoop());
      if (workload.scales()) {
        alerts.add(atMost());
      }
    }
    alerts.add(memory());
    if (workload.endpoint().isPresent()) {
      alerts.add(burning(Severity.PAGE));
      alerts.add(burning(Severity.TICKET));
      alerts.add(certificate());
    }
    if (workload.bringsFiles()) {
      alerts.add(volume());
    }
    return alerts;
  }

  private String of(String metric, String labels) {
    return metric + "{" + places + "," + labels + "}";
  }

  private Series series(String metric, String labels, String values) {
    String name = metric + "{namespace=\"" + workload.application() + "\"," + labels + "}";
    return new Series(name, values);
  }

  private Alert unavailable() {
    String kind = workload.keepsOwnState() ? "statefulset" : "deployment";
    String metric = "kube_" + kind + "_status_replicas_available";
    String labels = kind + "=\"" + workload.name() + "\"";
    return new Alert(
        title + "Unavailable",
        "max by (namespace) (" + of(metric, labels) + ") < 1",
        "2m",
        Severity.PAGE,
        workload.name() + " has no copy that is ready",
        "kubectl describe its pods; the last events and logs say why they are not ready",
        proof("5m", metric, labels, "0x10", "2x10"));
  }

  private Alert crashLoop() {
    String metric = "kube_pod_container_status_restarts_total";
    String labels = "container=\"" + workload.name() + "\"";
    return new Alert(
        title + "CrashLoop",
        "sum by (namespace) (increase(" + of(metric, labels) + "[15m])) > 3",
        "1m",
        Severity.PAGE,
        workload.name() + " is started again and again",
        "kubectl logs --previous; then go back to the last revision",
        proof("20m", metric, labels, "0+1x30", "0x10 1x20"));
  }

  private Alert atMost() {
    String labels = "horizontalpodautoscaler=\"" + workload.name() + "\"";
    String now = "kube_horizontalpodautoscaler_status_current_replicas";
    String most = "kube_horizontalpodautoscaler_spec_max_replicas";
    return new Alert(
        title + "AtMostCopies",
        "max by (namespace) ("
            + of(now, labels)
            + ") >= on (namespace) (max by (namespace) ("
            + of(most, labels)
            + ") > 1)",
        "15m",
        Severity.TICKET,
        workload.name() + " cannot grow any further",
        "look at its load and latency; allow more copies, or larger ones",
        new Proof(
            "1m",
            "30m",
            List.of(series(now, labels, "6x40"), series(most, labels, "6x40")),
            List.of(series(now, labels, "5x40"), series(most, labels, "6x40")),
            Map.of()));
  }

  private Alert memory() {
    String labels = "container=\"" + workload.name() + "\",pod=\"a\"";
    String used = "container_memory_working_set_bytes";
    String limit = "kube_pod_container_resource_limits";
    String ours = "container=\"" + workload.name() + "\"";
    return new Alert(
        title + "MemoryNearLimit",
        "max by (namespace, pod) ("
            + of(used, ours)
            + ") / on (namespace, pod) max by (namespace, pod) ("
            + of(limit, ours + ",resource=\"memory\"")
            + ") > 0.9",
        "10m",
        Severity.TICKET,
        workload.name() + " will soon be killed for its memory",
        "compare its memory over days: a leak grows, a size that is too small does not",
        new Proof(
            "1m",
            "20m",
            List.of(
                series(used, labels, "95x30"),
                series(limit, labels + ",resource=\"memory\"", "100x30")),
            List.of(
                series(used, labels, "50x30"),
                series(limit, labels + ",resource=\"memory\"", "100x30")),
            Map.of("pod", "a")));
  }

  private Alert burning(Severity severity) {
    boolean page = severity == Severity.PAGE;
    String good = page ? "0+60x500" : "0+300x1100";
    return new Alert(
        title + (page ? "ErrorsBurnFast" : "ErrorsBurnSlowly"),
        page
            ? budget.burns("1h", "5m", 14.4) + " or " + budget.burns("6h", "30m", 6)
            : budget.burns("3d", "6h", 1),
        page ? "2m" : "1h",
        severity,
        workload.name()
            + (page
                ? " fails so many requests that the month's error budget is gone in days"
                : " fails more requests than its objective allows"),
        "look at what was rolled out last, and at what it depends on",
        new Proof(
            page ? "1m" : "5m",
            page ? "2h" : "3d",
            List.of(
                new Series(budget.series("200"), good),
                new Series(budget.series("500"), page ? "0+6x500" : "0+3x1100")),
            List.of(
                new Series(budget.series("200"), good), new Series(budget.series("500"), "0x1100")),
            Map.of()));
  }

  private Alert certificate() {
    String metric = "certmanager_certificate_expiration_timestamp_seconds";
    String labels = "name=\"" + workload.name() + "-tls\"";
    return new Alert(
        title + "CertificateExpires",
        "min by (namespace) (" + of(metric, labels) + ") - time() < 14 * 86400",
        "1h",
        Severity.TICKET,
        "the certificate of " + workload.name() + " expires within two weeks",
        "kubectl describe certificate; renewal has failed",
        proof("2h", metric, labels, "864000x150", "2592000x150"));
  }

  private Alert volume() {
    String labels = "persistentvolumeclaim=\"" + workload.claim() + "\"";
    String free = "kubelet_volume_stats_available_bytes";
    String size = "kubelet_volume_stats_capacity_bytes";
    return new Alert(
        title + "VolumeNearlyFull",
        "min by (namespace) (" + of(free, labels) + " / " + of(size, labels) + ") < 0.1",
        "10m",
        Severity.TICKET,
        "the volume of " + workload.name() + " is nearly full",
        "enlarge the claim, or clean up",
        new Proof(
            "1m",
            "20m",
            List.of(series(free, labels, "5x30"), series(size, labels, "100x30")),
            List.of(series(free, labels, "50x30"), series(size, labels, "100x30")),
            Map.of()));
  }

  private Alert jobFailed() {
    String metric = "kube_job_status_failed";
    return new Alert(
        title + "Failed",
        "max by (namespace) (" + of(metric, "job_name=~\"" + workload.name() + "-.*\"") + ") > 0",
        "1m",
        Severity.TICKET,
        "a run of " + workload.name() + " has failed",
        "kubectl logs of the failed job's pod",
        proof("10m", metric, "job_name=\"" + workload.name() + "-1\"", "1x20", "0x20"));
  }

  private Alert jobLate() {
    String metric = "kube_cronjob_next_schedule_time";
    String labels = "cronjob=\"" + workload.name() + "\"";
    return new Alert(
        title + "Late",
        "time() - max by (namespace) (" + of(metric, labels) + ") > 900",
        "5m",
        Severity.TICKET,
        workload.name() + " has not started at its time",
        "kubectl describe cronjob: is it suspended, or is a run still going on?",
        proof("1h", metric, labels, "60x90", "7200x90"));
  }

  private Proof proof(String at, String metric, String labels, String firing, String silent) {
    return new Proof(
        "1m",
        at,
        List.of(series(metric, labels, firing)),
        List.of(series(metric, labels, silent)),
        Map.of());
  }
}
