package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.Identifiers;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Said;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Header;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A series of measurements: time, server, and a column for each metric. Not thread-safe. */
final class UsageReader extends RowReader {
  private static final double MOST = 1e9;
  private static final Map<Metric, List<String>> COLUMNS = columns();

  private final Map<Metric, Integer> found = new EnumMap<>(Metric.class);
  private final Map<String, ServerDraft> servers = new LinkedHashMap<>();

  UsageReader(Drafts drafts, ImportLog log) {
    super(drafts, log);
  }

  private static Map<Metric, List<String>> columns() {
    Map<Metric, List<String>> columns = new EnumMap<>(Metric.class);
    columns.put(Metric.CPU_PERCENT, List.of("cpu %", "cpu", "cpu_percent", "cpu usage %"));
    columns.put(Metric.MEMORY_PERCENT, List.of("memory %", "memory_percent"));
    columns.put(
        Metric.MEMORY_MB, List.of("memory MB", "memory_mb", "memory MiB", "memory used MB"));
    columns.put(Metric.DISK_IOPS, List.of("disk IOPS", "iops"));
    columns.put(Metric.DISK_READ_IOPS, List.of("disk read IOPS"));
    columns.put(Metric.DISK_WRITE_IOPS, List.of("disk write IOPS"));
    columns.put(Metric.DISK_MBPS, List.of("disk MBps", "disk MB/s"));
    columns.put(Metric.DISK_READ_MBPS, List.of("disk read MBps", "disk read MB/s"));
    columns.put(Metric.DISK_WRITE_MBPS, List.of("disk write MBps", "disk write MB/s"));
    columns.put(Metric.NETWORK_MBPS, List.of("network Mbps", "network Mbit/s"));
    columns.put(Metric.NETWORK_IN_MBPS, List.of("network in Mbps", "network receive Mbps"));
    columns.put(Metric.NETWORK_OUT_MBPS, List.of("network out Mbps", "network transmit Mbps"));
    return columns;
  }

  @Override
  void begin(Header header, String file) {
    COLUMNS.forEach(
        (metric, names) ->
            header
                .column(names.toArray(String[]::new))
                .ifPresent(column -> found.put(metric, column)));
    if (found.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "no column holds a measurement",
          file + ":1",
          "name at least one column cpu %, memory MB, disk IOPS, disk MBps or network Mbps");
    }
  }

  @Override
  public void row(Row row) {
    if (!require(row, "server", "server") || !require(row, "time", "time")) {
      return;
    }
    Cell time = row.cell("time").orElseThrow();
    Optional<Instant> at = instant(time.text());
    if (at.isEmpty()) {
      log()
          .reject(
              "\"" + time.shown() + "\" is no time",
              time.where(),
              "write 2026-11-29T10:00:00Z, or seconds since 1970");
      return;
    }
    ServerDraft draft =
        servers.computeIfAbsent(row.text("server").orElseThrow(), name -> server(name, row));
    found.forEach(
        (metric, column) ->
            value(metric, row.cell(column))
                .ifPresent(
                    said -> draft.samples(metric, said.where()).add(at.get(), said.value())));
    log().kept();
  }

  private Optional<Said<Double>> value(Metric metric, Optional<Cell> cell) {
    return metric == Metric.CPU_PERCENT || metric == Metric.MEMORY_PERCENT
        ? values().percent(cell)
        : values().rate(cell, MOST);
  }

  private ServerDraft server(String name, Row row) {
    ServerDraft draft = new ServerDraft(row.where(), Server.Kind.MACHINE);
    Optional<Said<String>> said = Texts.said(row, "server");
    draft.addresses().addAll(Identifiers.addresses(name));
    Optional<Said<String>> uuid = Texts.uuid(row.cell("server"));
    draft.set(Field.UUID, uuid);
    if (draft.addresses().isEmpty() && uuid.isEmpty()) {
      draft.set(Field.NAME, said);
      Texts.hostName(draft, said);
    }
    drafts().add(draft);
    return draft;
  }

  /** ISO 8601, UTC where no offset is told; or seconds or milliseconds since 1970. */
  static Optional<Instant> instant(String text) {
    if (text.matches("[0-9]{9,10}(\\.[0-9]+)?")) {
      return Optional.of(Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000)));
    }
    if (text.matches("[0-9]{12,13}")) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (\\d)", "$1T$2");
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeParseException withoutOffset) {
      return local(iso);
    }
  }

  private static Optional<Instant> local(String iso) {
    try {
      return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
