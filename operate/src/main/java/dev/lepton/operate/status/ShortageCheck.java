package dev.lepton.operate.status;

import dev.lepton.model.operation.OperationStatus.Shortage;
import dev.lepton.model.operation.OperationStatus.Urgency;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that can run short, as a question whose value must not reach a limit.
 *
 * @param what runs short
 * @param question with {@code $ns} where the namespace is matched; in the unit, larger is worse
 * @param limit from which on it is told
 * @param unit % or a name
 * @param fix what to look at first
 */
record ShortageCheck(
    String what, String question, double limit, String unit, Urgency urgency, String fix) {

  private static final String PODS = " by (pod, container) ";

  /** The USE method's saturation, of what Kubernetes, cAdvisor and the runtime tell. */
  static final List<ShortageCheck> ALL =
      List.of(
          new ShortageCheck(
              "copies",
              "max by (deployment) (kube_deployment_spec_replicas{$ns}) - max by (deployment)"
                  + " (kube_deployment_status_replicas_available{$ns})",
              1,
              "pods missing",
              Urgency.PAGE,
              "kubectl describe its pods; lepton deploy status says what keeps them"),
          new ShortageCheck(
              "restarts",
              "sum" + PODS + "(increase(kube_pod_container_status_restarts_total{$ns}[15m]))",
              3,
              "restarts in 15 min",
              Urgency.PAGE,
              "kubectl logs --previous; lepton deploy rollback if it began with a release"),
          new ShortageCheck(
              "memory",
              "100 * max"
                  + PODS
                  + "(container_memory_working_set_bytes{$ns,container!=\"\"}) / (max"
                  + PODS
                  + "(kube_pod_container_resource_limits{$ns,resource=\"memory\"}) > 0)",
              90,
              "% of its limit",
              Urgency.TICKET,
              "lepton operate rightsize; a leak grows over days, a size that is too small does"
                  + " not"),
          new ShortageCheck(
              "processor",
              "100 * sum"
                  + PODS
                  + "(rate(container_cpu_usage_seconds_total{$ns,container!=\"\"}[5m])) / (max"
                  + PODS
                  + "(kube_pod_container_resource_limits{$ns,resource=\"cpu\"}) > 0)",
              90,
              "% of its limit",
              Urgency.TICKET,
              "lepton operate rightsize, or more copies"),
          new ShortageCheck(
              "processor time withheld",
              "100 * sum"
                  + PODS
                  + "(rate(container_cpu_cfs_throttled_periods_total{$ns}[5m])) / (sum"
                  + PODS
                  + "(rate(container_cpu_cfs_periods_total{$ns}[5m])) > 0)",
              25,
              "% of periods",
              Urgency.TICKET,
              "raise or remove the processor limit"),
          new ShortageCheck(
              "volume",
              "100 * (1 - min by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes{$ns}"
                  + " / (kubelet_volume_stats_capacity_bytes{$ns} > 0)))",
              90,
              "% full",
              Urgency.PAGE,
              "enlarge the claim, or clean up"),
          new ShortageCheck(
              "autoscaler",
              "100 * max by (horizontalpodautoscaler)"
                  + " (kube_horizontalpodautoscaler_status_current_replicas{$ns}) / max by"
                  + " (horizontalpodautoscaler)"
                  + " (kube_horizontalpodautoscaler_spec_max_replicas{$ns} > 1)",
              100,
              "% of its most copies",
              Urgency.TICKET,
              "allow more copies, or larger ones"),
          new ShortageCheck(
              "database connections",
              "100 * sum by (pod, pool) (hikaricp_connections_active{$ns}) / (sum by (pod, pool)"
                  + " (hikaricp_connections_max{$ns}) > 0)",
              90,
              "% of the pool",
              Urgency.TICKET,
              "look for slow statements before the pool is enlarged"),
          new ShortageCheck(
              "heap",
              "100 * sum"
                  + PODS
                  + "(jvm_memory_used_bytes{$ns,area=\"heap\"}) / (sum"
                  + PODS
                  + "(jvm_memory_max_bytes{$ns,area=\"heap\"}) > 0)",
              95,
              "% of the largest heap",
              Urgency.TICKET,
              "look at what garbage collection leaves; lepton operate rightsize"),
          new ShortageCheck(
              "certificate",
              "14 - min by (name) (certmanager_certificate_expiration_timestamp_seconds{$ns}"
                  + " - time()) / 86400",
              0,
              "days into the last 14",
              Urgency.TICKET,
              "kubectl describe certificate: its renewal has failed"));

  /** What reaches the limit now. */
  List<Shortage> shortages(PrometheusClient client, String namespace, Instant at) {
    List<Shortage> found = new ArrayList<>();
    client.instant(
        question.replace("$ns", "namespace=\"" + namespace + "\""),
        at,
        series -> {
          if (Double.isFinite(series.value()) && series.value() >= limit) {
            found.add(new Shortage(what, where(series), series.value(), limit, unit, urgency, fix));
          }
        });
    return found;
  }

  private static String where(TimeSeries series) {
    return series.labels().entrySet().stream()
        .filter(label -> !label.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .collect(Collectors.joining("/"));
  }
}
