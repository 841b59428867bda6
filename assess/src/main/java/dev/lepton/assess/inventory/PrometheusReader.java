package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.Identifiers;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Samples;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Volume;
import dev.lepton.prometheus.NodeExporter;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.TimeSeries;
import dev.lepton.prometheus.TimeWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Machines that node_exporter and containers that cAdvisor measure. Not thread-safe. */
final class PrometheusReader {
  private static final String DISKS = "{device!~\"(loop|ram|dm-|sr|fd).*\"}[5m]";
  private static final String CARDS =
      "{device!~\"(lo|veth.*|docker.*|br-.*|cali.*|flannel.*)\"}[5m]";
  private static final String FILE_SYSTEMS =
      "{fstype!~\"tmpfs|ramfs|overlay|squashfs|iso9660|proc|sysfs|rootfs\"}";
  private static final String CONTAINERS =
      "sum by (namespace, pod, container, name) (%s{name!=\"\",container!=\"POD\"}%s)";
  private static final double MIB = 1 << 20;

  private final PrometheusClient client;
  private final TimeWindow window;
  private final Drafts drafts;
  private final ImportLog log;
  private final String address;
  private final Map<String, ServerDraft> servers = new LinkedHashMap<>();
  private long notNumbers;

  PrometheusReader(PrometheusClient client, TimeWindow window, Drafts drafts, ImportLog log) {
    this.client = client;
    this.window = window;
    this.drafts = drafts;
    this.log = log;
    this.address = client.address();
  }

  void read() {
    machines();
    range(Metric.CPU_PERCENT, NodeExporter.busyPercent("[5m]"));
    range(
        Metric.MEMORY_MB,
        "(node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes) / 1048576");
    range(Metric.DISK_READ_IOPS, sum("node_disk_reads_completed_total", DISKS, ""));
    range(Metric.DISK_WRITE_IOPS, sum("node_disk_writes_completed_total", DISKS, ""));
    range(Metric.DISK_READ_MBPS, sum("node_disk_read_bytes_total", DISKS, " / 1e6"));
    range(Metric.DISK_WRITE_MBPS, sum("node_disk_written_bytes_total", DISKS, " / 1e6"));
    range(Metric.NETWORK_IN_MBPS, sum("node_network_receive_bytes_total", CARDS, " * 8 / 1e6"));
    range(Metric.NETWORK_OUT_MBPS, sum("node_network_transmit_bytes_total", CARDS, " * 8 / 1e6"));
    String cpu = CONTAINERS.formatted("rate(container_cpu_usage_seconds_total", "[5m])");
    range(Metric.CPU_CORES, cpu);
    range(
        Metric.MEMORY_MB,
        CONTAINERS.formatted("container_memory_working_set_bytes", "") + " / 1048576");
    servers.forEach(PrometheusReader::nameAfterAddress);
    if (servers.isEmpty()) {
      log.incomplete(
          "Prometheus knows no machine and no container in this window",
          Place.of(address),
          "check that node_exporter or cAdvisor is scraped, or give a longer --window");
    }
    if (notNumbers > 0) {
      log.warn(
          notNumbers + " samples were no numbers (NaN or infinite) and were left out",
          Place.of(address),
          "nothing, if machines were down at times");
    }
  }

  /** A machine that does not tell its own name is called by the name it is scraped at. */
  private static void nameAfterAddress(String instance, ServerDraft draft) {
    String host = instance.replaceFirst(":[0-9]+$", "");
    if (draft.kind() == Server.Kind.MACHINE && draft.get(Field.HOST_NAME).isEmpty()) {
      if (draft.addresses().isEmpty()) {
        draft.set(Field.HOST_NAME, host, draft.where());
      }
      draft.set(Field.NAME, host, draft.where());
    }
  }

  private static String sum(String counter, String selector, String factor) {
    return "sum by (instance) (rate(" + counter + selector + "))" + factor;
  }

  /** What is so at the end of the window; of a machine that is down by then, what was so last. */
  private String latest(String selector) {
    long seconds = Math.max(1, window.length().toSeconds());
    return selector
        + " or (last_over_time("
        + selector
        + "["
        + seconds
        + "s]) unless on (instance) "
        + selector
        + ")";
  }

  private void machines() {
    instant(
        latest("node_uname_info"),
        (series, draft) -> {
          Place where = Place.of(address + " node_uname_info");
          label(series, "nodename").ifPresent(name -> draft.set(Field.HOST_NAME, name, where));
          label(series, "nodename").ifPresent(name -> draft.set(Field.NAME, name, where));
          label(series, "sysname").ifPresent(name -> draft.set(Field.OS_NAME, name, where));
          label(series, "release").ifPresent(name -> draft.set(Field.OS_VERSION, name, where));
          label(series, "machine").ifPresent(name -> draft.set(Field.ARCHITECTURE, name, where));
        });
    instant(
        "count by (instance) (" + latest("node_cpu_seconds_total{mode=\"idle\"}") + ")",
        (series, draft) ->
            value(series)
                .ifPresent(
                    cores ->
                        draft.set(
                            Field.CORES,
                            (int) Math.round(cores),
                            Place.of(address + " node_cpu_seconds_total"))));
    instant(
        latest("node_memory_MemTotal_bytes"),
        (series, draft) ->
            value(series)
                .ifPresent(
                    bytes ->
                        draft.set(
                            Field.MEMORY_MB,
                            mebibytes(bytes),
                            Place.of(address + " node_memory_MemTotal_bytes"))));
    storage();
  }

  private void storage() {
    Map<String, Double> free = new HashMap<>();
    client.instant(
        latest("node_filesystem_free_bytes" + FILE_SYSTEMS),
        window.end(),
        series -> value(series).ifPresent(bytes -> free.put(fileSystem(series), bytes)));
    instant(
        latest("node_filesystem_size_bytes" + FILE_SYSTEMS),
        (series, draft) -> {
          Optional<Double> size = value(series);
          Optional<Double> used =
              Optional.ofNullable(free.get(fileSystem(series)))
                  .flatMap(left -> size.map(all -> Math.max(0, all - left)));
          draft
              .volumes()
              .add(
                  new Volume(
                      label(series, "mountpoint").orElse("?"),
                      size.map(PrometheusReader::mebibytes),
                      used.map(PrometheusReader::mebibytes),
                      Place.of(address + " node_filesystem_size_bytes")));
        });
    instant(
        latest("node_disk_info" + DISKS.replace("[5m]", "")),
        (series, draft) ->
            draft
                .disks()
                .add(
                    new Disk(
                        label(series, "device").orElse("?"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Place.of(address + " node_disk_info"))));
  }

  private static long mebibytes(double bytes) {
    return Math.round(bytes / MIB);
  }

  private static String fileSystem(TimeSeries series) {
    return series.label("instance")
        + " "
        + series.label("device")
        + " "
        + series.label("mountpoint");
  }

  private void instant(String query, BiConsumer<TimeSeries, ServerDraft> take) {
    client.instant(query, window.end(), series -> take.accept(series, server(series)));
  }

  private void range(Metric metric, String query) {
    Place where = Place.of(address + " " + query);
    client.range(query, window, series -> samples(series, server(series).samples(metric, where)));
  }

  private void samples(TimeSeries series, Samples into) {
    for (int i = 0; i < series.size(); i++) {
      Instant at = Instant.ofEpochMilli(Math.round(series.second(i) * 1000));
      number(series.value(i)).ifPresent(number -> into.add(at, number));
    }
  }

  private Optional<Double> value(TimeSeries series) {
    return number(series.value());
  }

  private Optional<Double> number(double number) {
    if (Double.isFinite(number)) {
      return Optional.of(Math.max(0, number));
    }
    notNumbers++;
    return Optional.empty();
  }

  private static Optional<String> label(TimeSeries series, String name) {
    return Optional.of(series.label(name)).filter(text -> !text.isEmpty());
  }

  private ServerDraft server(TimeSeries series) {
    Optional<String> instance = label(series, "instance");
    boolean container = instance.isEmpty();
    String name =
        instance.orElseGet(
            () ->
                Stream.of("namespace", "pod", "container", "name")
                    .flatMap(part -> label(series, part).stream())
                    .limit(3)
                    .collect(Collectors.joining("/")));
    return servers.computeIfAbsent(name, n -> server(n, container));
  }

  private ServerDraft server(String name, boolean container) {
    ServerDraft draft =
        new ServerDraft(
            Place.of(address + " " + name),
            container ? Server.Kind.CONTAINER : Server.Kind.MACHINE);
    if (container) {
      draft.set(Field.NAME, name, draft.where());
    } else {
      String host = name.replaceFirst(":[0-9]+$", "");
      draft.addresses().addAll(Identifiers.addresses(host));
    }
    drafts.add(draft);
    log.kept();
    return draft;
  }
}
