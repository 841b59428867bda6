package dev.lepton.plan.usage;

import dev.lepton.prometheus.NodeExporter;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeSeries;
import dev.lepton.prometheus.TimeWindow;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Usage of machines that node_exporter and of containers that cAdvisor measures, with what
 * kube-state-metrics and Micrometer know of them where they are scraped too. Not thread-safe; one
 * instance reads once.
 */
public final class PrometheusUsage {
  private static final double MIB = 1 << 20;
  private static final Duration SHORTEST_RATE = Duration.ofMinutes(5);
  private static final String DISKS = "{device!~\"(loop|ram|dm-|sr|fd).*\"}";
  private static final String CARDS = "{device!~\"(lo|veth.*|docker.*|br-.*|cali.*|flannel.*)\"}";
  private static final String POD = " by (namespace, pod, container, name) ";
  private static final String CONTAINERS = "{name!=\"\",container!=\"POD\"}";

  private final PrometheusClient client;
  private final TimeWindow asked;
  private final Problems problems;
  private final UsageBook book;
  private final String rate;

  /** A machine that is down just now had a name and a size all the same. */
  private final String window;

  /** By the address at which a machine is scraped, the name it has itself. */
  private final Map<String, String> machines = new LinkedHashMap<>();

  private final Set<String> containers = new HashSet<>();
  private long samples;
  private long used;

  public PrometheusUsage(
      PrometheusSource source, TimeWindow asked, Function<String, Allocation> known) {
    this.client = new PrometheusClient(source);
    this.asked = asked;
    this.problems = new Problems(client.address());
    this.book = new UsageBook(problems, known);
    this.window = "[" + asked.length().toSeconds() + "s]";
    Duration twice = asked.step().multipliedBy(2);
    this.rate =
        "[" + (twice.compareTo(SHORTEST_RATE) > 0 ? twice : SHORTEST_RATE).toSeconds() + "s]";
  }

  /**
   * @throws dev.lepton.model.error.LeptonException SOURCE_UNREACHABLE, SOURCE_REJECTED_LOGIN or
   *     SOURCE_FAILED if Prometheus does not answer as it should
   */
  public UsageData read() {
    machines();
    containers();
    allocations();
    virtualMachines();
    if (samples == 0) {
      problems.add(
          0,
          "",
          "Prometheus knows no machine and no container in this window; is node_exporter or"
              + " cAdvisor scraped?");
    }
    if (used < samples) {
      problems.add(
          0, "", (samples - used) + " samples were no numbers (NaN or infinite) and were left out");
    }
    return new UsageData(book.workloads(), samples, used, problems.list());
  }

  private void machines() {
    instant(
        "last_over_time(node_uname_info" + window + ")",
        series -> machines.put(series.label("instance"), series.label("nodename")));
    machine(UsageMetric.CPU_PERCENT, NodeExporter.busyPercent(rate));
    machine(
        UsageMetric.MEMORY_MIB,
        "(node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes) / 1048576");
    machine(
        UsageMetric.DISK_IOPS,
        rates("node_disk_reads_completed_total", DISKS)
            + " + "
            + rates("node_disk_writes_completed_total", DISKS));
    machine(
        UsageMetric.DISK_MBPS,
        "("
            + rates("node_disk_read_bytes_total", DISKS)
            + " + "
            + rates("node_disk_written_bytes_total", DISKS)
            + ") / 1e6");
    machine(
        UsageMetric.NETWORK_OUT_MBPS,
        rates("node_network_transmit_bytes_total", CARDS) + " * 8 / 1e6");
  }

  private String rates(String counter, String selector) {
    return "sum by (instance) (rate(" + counter + selector + rate + "))";
  }

  private void machine(UsageMetric metric, String query) {
    range(query, series -> add(machine(series), metric, series));
  }

  private UsageBook.Page machine(TimeSeries series) {
    String instance = series.label("instance");
    String host = instance.replaceFirst(":[0-9]+$", "");
    return book.page(machines.getOrDefault(instance, host), "");
  }

  private void containers() {
    container(
        UsageMetric.CPU_CORES,
        "sum" + POD + "(rate(container_cpu_usage_seconds_total" + CONTAINERS + rate + "))");
    container(
        UsageMetric.MEMORY_MIB,
        "max" + POD + "(container_memory_working_set_bytes" + CONTAINERS + ") / 1048576");
    // Where a process was killed, its limit is what it ran into.
    container(
        UsageMetric.OOM_MIB,
        "(max"
            + POD
            + "(container_spec_memory_limit_bytes"
            + CONTAINERS
            + ") > 0) / 1048576 and max"
            + POD
            + "(increase(container_oom_events_total"
            + CONTAINERS
            + rate
            + ")) > 0");
  }

  private void container(UsageMetric metric, String query) {
    range(
        query,
        series -> {
          containers.add(workload(series));
          add(container(series), metric, series);
        });
  }

  private UsageBook.Page container(TimeSeries series) {
    return book.page(workload(series), instance(series));
  }

  /** namespace/owner/container; the container's own name where there is no Kubernetes. */
  private static String workload(TimeSeries series) {
    String pod = series.label("pod");
    return pod.isEmpty()
        ? series.label("name")
        : series.label("namespace") + "/" + PodName.owner(pod) + "/" + series.label("container");
  }

  private static String instance(TimeSeries series) {
    String pod = series.label("pod");
    return pod.isEmpty() ? series.label("name") : pod;
  }

  private void allocations() {
    instant(
        "count by (instance) (last_over_time(node_cpu_seconds_total{mode=\"idle\"}" + window + "))",
        series -> machine(series).allocated(cores(series.value())));
    instant(
        "last_over_time(node_memory_MemTotal_bytes" + window + ")",
        series -> machine(series).allocated(memory(series.value())));
    instant(
        requests("cpu"),
        series -> known(series).ifPresent(page -> page.allocated(cores(series.value()))));
    instant(
        requests("memory"),
        series -> known(series).ifPresent(page -> page.allocated(memory(series.value()))));
    instant(
        "last_over_time(kube_horizontalpodautoscaler_info" + window + ")",
        series -> {
          String owner =
              series.label("namespace") + "/" + series.label("scaletargetref_name") + "/";
          book.autoscaled(owner);
        });
  }

  private String requests(String resource) {
    return "max by (namespace, pod, container)"
        + " (last_over_time(kube_pod_container_resource_requests{resource=\""
        + resource
        + "\"}"
        + window
        + "))";
  }

  /** Heap, metaspace, threads and direct buffers by Micrometer's names. */
  private void virtualMachines() {
    jvm(UsageMetric.HEAP_MIB, "jvm_memory_used_bytes{area=\"heap\"}", " / 1048576");
    jvm(UsageMetric.METASPACE_MIB, "jvm_memory_used_bytes{id=\"Metaspace\"}", " / 1048576");
    jvm(UsageMetric.DIRECT_MIB, "jvm_buffer_memory_used_bytes{id=\"direct\"}", " / 1048576");
    jvm(UsageMetric.THREADS, "jvm_threads_live_threads", "");
  }

  private void jvm(UsageMetric metric, String gauge, String unit) {
    range(
        "sum by (namespace, pod, container) (" + gauge + ")" + unit,
        series -> known(series).ifPresent(page -> add(page, metric, series)));
  }

  /** A container that cAdvisor knows too. */
  private Optional<UsageBook.Page> known(TimeSeries series) {
    return containers.contains(workload(series))
        ? Optional.of(container(series))
        : Optional.empty();
  }

  private void add(UsageBook.Page page, UsageMetric metric, TimeSeries series) {
    samples += series.size();
    for (int i = 0; i < series.size(); i++) {
      double value = series.value(i);
      if (Double.isFinite(value)) {
        used++;
        page.add(metric, Math.round(series.second(i)), Math.max(0, value), 0);
      }
    }
  }

  private void range(String query, Consumer<TimeSeries> take) {
    client.range(query, asked, take);
  }

  private void instant(String query, Consumer<TimeSeries> take) {
    client.instant(query, asked.end(), take);
  }

  private static Allocation cores(double cores) {
    return new Allocation(
        positive(cores),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static Allocation memory(double bytes) {
    return new Allocation(
        OptionalDouble.empty(),
        positive(bytes / MIB),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static OptionalDouble positive(double value) {
    return value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
