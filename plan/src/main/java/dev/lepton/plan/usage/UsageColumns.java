package dev.lepton.plan.usage;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a usage file are. Names are compared by their letters and digits alone; the
 * name of a column of memory may end in KB, GB or bytes instead of MB.
 */
final class UsageColumns {
  static final String TIME = "time";
  static final String SERVER = "server";
  static final String POD = "pod";
  static final String CORES = "cores";
  static final String MEMORY_SIZE = "memory_size_mb";
  static final String HPA = "hpa";
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          TIME, List.of("time", "timestamp", "date"),
          SERVER, List.of("server", "workload", "host", "server name", "vm"),
          POD, List.of("pod", "instance"),
          CORES, List.of("cores", "cpus"),
          MEMORY_SIZE, List.of("memory_size_mb", "memory size MiB", "installed memory MB"),
          HPA, List.of("hpa", "autoscaled"));
  private static final Map<String, Double> MEMORY_UNITS =
      Map.of("kb", 1.0 / 1024, "kib", 1.0 / 1024, "gb", 1024.0, "gib", 1024.0, "bytes", 0x1p-20);

  /**
   * @param position 0-based
   * @param title as the file spells it
   * @param factor what brings its values into the metric's unit
   */
  record Column(UsageMetric metric, int position, String title, double factor) {}

  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> titles;
  private final List<Column> metrics = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private UsageColumns(List<String> titles) {
    this.titles = titles;
  }

  /**
   * @throws LeptonException CONFIG_INVALID if there is no column for the time or none with a
   *     measurement
   */
  static UsageColumns of(CsvRecord header, String file) {
    UsageColumns columns = new UsageColumns(header.getFields());
    for (int i = 0; i < header.getFieldCount(); i++) {
      columns.place(i, normal(header.getField(i)));
    }
    List<String> missing = new ArrayList<>();
    if (!columns.has(TIME)) {
      missing.add(TIME);
    }
    if (columns.metrics.isEmpty()) {
      missing.add("cpu_percent");
      missing.add("memory_mb");
    }
    if (!missing.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the usage file has no column " + String.join(", ", missing),
          file + ":" + header.getStartingLineNumber(),
          "its first line must name time and cpu_percent (or cpu_cores) or memory_mb, and may name"
              + " server, pod, disk_iops, disk_mbps, network_mbps");
    }
    return columns;
  }

  private void place(int position, String name) {
    for (UsageMetric metric : UsageMetric.values()) {
      for (String known : metric.columns()) {
        Optional<Double> factor = factor(metric, normal(known), name);
        if (factor.isPresent()) {
          if (metrics.stream().noneMatch(column -> column.metric() == metric)) {
            metrics.add(new Column(metric, position, titles.get(position).strip(), factor.get()));
          }
          return;
        }
      }
    }
    Optional<String> other =
        OTHERS.entrySet().stream()
            .filter(
                entry -> entry.getValue().stream().anyMatch(known -> normal(known).equals(name)))
            .map(Map.Entry::getKey)
            .findFirst();
    other.ifPresentOrElse(
        key -> positions.putIfAbsent(key, position),
        () -> unread.add(titles.get(position).strip()));
  }

  private static Optional<Double> factor(UsageMetric metric, String known, String name) {
    if (known.equals(name)) {
      return Optional.of(1.0);
    }
    if (metric == UsageMetric.CPU_CORES && name.equals("cpumillicores")) {
      return Optional.of(0.001);
    }
    if (!metric.memory() || !known.endsWith("mb")) {
      return Optional.empty();
    }
    String stem = known.substring(0, known.length() - 2);
    return MEMORY_UNITS.entrySet().stream()
        .filter(unit -> name.equals(stem + unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String normal(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}%]", "");
  }

  boolean has(String column) {
    return positions.containsKey(column);
  }

  List<Column> metrics() {
    return metrics;
  }

  boolean has(UsageMetric metric) {
    return metrics.stream().anyMatch(column -> column.metric() == metric);
  }

  /** Titles of columns that mean nothing here. */
  List<String> unread() {
    return unread.stream().filter(title -> !title.isEmpty()).toList();
  }

  /** The field's text; empty where the column, the field or its content is missing. */
  Optional<String> text(CsvRecord row, String column) {
    Integer position = positions.get(column);
    return position == null ? Optional.empty() : text(row, position);
  }

  Optional<String> text(CsvRecord row, int position) {
    if (position >= row.getFieldCount()) {
      return Optional.empty();
    }
    return Optional.of(row.getField(position).strip()).filter(text -> !text.isEmpty());
  }

  /** As the file spells it. */
  String title(String column) {
    Integer position = positions.get(column);
    return position == null ? column : titles.get(position).strip();
  }
}
