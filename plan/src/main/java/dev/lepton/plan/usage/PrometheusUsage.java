package dev.lepton.plan.usage;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

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

  private final PrometheusApi api;
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

  public PrometheusUsage(PrometheusSource source, Function<String, Allocation> known) {
    this.api = new PrometheusApi(source);
    this.problems = new Problems(source.address().toString());
    this.book = new UsageBook(problems, known);
    this.window = "[" + source.window().toSeconds() + "s]";
    Duration twice = source.step().multipliedBy(2);
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
    api.instant(
        "last_over_time(node_uname_info" + window + ")",
        (labels, value) -> machines.put(label(labels, "instance"), label(labels, "nodename")));
    machine(
        UsageMetric.CPU_PERCENT,
        // As a share of all modes: where a machine stops in the window, both rates are short alike.
        "100 * (1 - "
            + rates("node_cpu_seconds_total", "{mode=\"idle\"}")
            + " / "
            + rates("node_cpu_seconds_total", "")
            + ")");
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
    api.range(query, (labels, values) -> add(machine(labels), metric, values));
  }

  private UsageBook.Page machine(JsonNode labels) {
    String instance = label(labels, "instance");
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
    api.range(
        query,
        (labels, values) -> {
          containers.add(workload(labels));
          add(container(labels), metric, values);
        });
  }

  private UsageBook.Page container(JsonNode labels) {
    return book.page(workload(labels), instance(labels));
  }

  /** namespace/owner/container; the container's own name where there is no Kubernetes. */
  private static String workload(JsonNode labels) {
    String pod = label(labels, "pod");
    return pod.isEmpty()
        ? label(labels, "name")
        : label(labels, "namespace") + "/" + PodName.owner(pod) + "/" + label(labels, "container");
  }

  private static String instance(JsonNode labels) {
    String pod = label(labels, "pod");
    return pod.isEmpty() ? label(labels, "name") : pod;
  }

  private void allocations() {
    api.instant(
        "count by (instance) (last_over_time(node_cpu_seconds_total{mode=\"idle\"}" + window + "))",
        (labels, value) -> machine(labels).allocated(cores(number(value))));
    api.instant(
        "last_over_time(node_memory_MemTotal_bytes" + window + ")",
        (labels, value) -> machine(labels).allocated(memory(number(value))));
    api.instant(
        requests("cpu"),
        (labels, value) -> known(labels).ifPresent(page -> page.allocated(cores(number(value)))));
    api.instant(
        requests("memory"),
        (labels, value) -> known(labels).ifPresent(page -> page.allocated(memory(number(value)))));
    api.instant(
        "last_over_time(kube_horizontalpodautoscaler_info" + window + ")",
        (labels, value) -> {
          String owner =
              label(labels, "namespace") + "/" + label(labels, "scaletargetref_name") + "/";
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

  private void jvm(UsageMetric metric, String series, String unit) {
    api.range(
        "sum by (namespace, pod, container) (" + series + ")" + unit,
        (labels, values) -> known(labels).ifPresent(page -> add(page, metric, values)));
  }

  /** A container that cAdvisor knows too. */
  private Optional<UsageBook.Page> known(JsonNode labels) {
    return containers.contains(workload(labels))
        ? Optional.of(container(labels))
        : Optional.empty();
  }

  private void add(UsageBook.Page page, UsageMetric metric, JsonNode values) {
    for (JsonNode sample : values) {
      samples++;
      double value = number(sample);
      if (Double.isFinite(value)) {
        used++;
        page.add(metric, Math.round(sample.path(0).asDouble()), Math.max(0, value), 0);
      }
    }
  }

  /** Of a pair of time and value; not a number for what Prometheus spells NaN or Inf. */
  private static double number(JsonNode sample) {
    String text = sample.path(1).asString("");
    return text.matches("[-+0-9.eE]+") ? Double.parseDouble(text) : Double.NaN;
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

  private static String label(JsonNode labels, String name) {
    return labels.path(name).asString("");
  }
}
