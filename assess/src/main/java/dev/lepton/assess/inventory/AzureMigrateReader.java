package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Said;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Header;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CSV file that Azure Migrate imports. Any number of disks is read, not only eight. */
final class AzureMigrateReader extends RowReader {
  private static final Pattern DISK =
      Pattern.compile("disk(\\d+)(size|readops|writeops|readthroughput|writethroughput).*");
  private static final double MOST_OPS = 10_000_000;
  private static final double MOST_MBPS = 1_000_000;

  private final Map<Integer, Map<String, Integer>> disks = new TreeMap<>();

  AzureMigrateReader(Drafts drafts, ImportLog log) {
    super(drafts, log);
  }

  @Override
  void begin(Header header, String file) {
    for (String name : header.names()) {
      Matcher disk = DISK.matcher(name);
      if (disk.matches() && disk.group(1).length() < 6) {
        disks
            .computeIfAbsent(Integer.valueOf(disk.group(1)), number -> new TreeMap<>())
            .put(disk.group(2), header.column(name).getAsInt());
      }
    }
  }

  @Override
  public void row(Row row) {
    if (!require(row, "name", "Server name")) {
      return;
    }
    ServerDraft draft = new ServerDraft(row.where(), Server.Kind.MACHINE);
    Optional<Said<String>> name = Texts.said(row, "Server name");
    draft.set(Field.NAME, name);
    Texts.hostName(draft, name);
    draft.addresses().addAll(values().addresses(row.cell("IP address", "IP addresses")));
    draft.macs().addAll(values().macs(row.cell("MAC address", "MAC addresses")));
    draft.set(Field.CORES, values().cores(row.cell("Cores")));
    draft.set(Field.MEMORY_MB, values().memory(memory(row)));
    draft.set(Field.OS_NAME, Texts.said(row, "OS name"));
    draft.set(Field.OS_VERSION, Texts.said(row, "OS version"));
    draft.set(Field.ARCHITECTURE, Texts.said(row, "OS architecture"));
    draft.set(Field.FIRMWARE, Texts.said(row, "Firmware type"));
    tellMissing(row);
    disks.forEach((number, columns) -> disk(row, number, columns).ifPresent(draft.disks()::add));
    countDisks(row, draft);
    usage(row, draft);
    drafts().add(draft);
    log().kept();
  }

  private static Optional<Cell> memory(Row row) {
    return row.cell("Memory (MB)", "Memory (In MB)", "Memory");
  }

  /** What the format calls mandatory, and a plan cannot do without. */
  private void tellMissing(Row row) {
    for (String column : new String[] {"Cores", "OS name"}) {
      if (row.cell(column).isEmpty()) {
        missing(row, column);
      }
    }
    if (memory(row).isEmpty()) {
      missing(row, "Memory (MB)");
    }
  }

  private void missing(Row row, String column) {
    log()
        .incomplete(
            "\"" + row.text("Server name").orElse("") + "\" has no " + column,
            row.where(),
            "fill in the column " + column);
  }

  private Optional<Disk> disk(Row row, int number, Map<String, Integer> columns) {
    if (columns.values().stream().allMatch(column -> row.cell(column).isEmpty())) {
      return Optional.empty();
    }
    int first = columns.values().stream().min(Integer::compare).orElseThrow();
    return Optional.of(
        new Disk(
            "Disk " + number,
            values().capacity(cell(row, columns, "size"), "GB").map(Said::value),
            values().rate(cell(row, columns, "readops"), MOST_OPS).map(Said::value),
            values().rate(cell(row, columns, "writeops"), MOST_OPS).map(Said::value),
            values().rate(cell(row, columns, "readthroughput"), MOST_MBPS).map(Said::value),
            values().rate(cell(row, columns, "writethroughput"), MOST_MBPS).map(Said::value),
            row.cell(first).map(Cell::where).orElse(row.where())));
  }

  private static Optional<Cell> cell(Row row, Map<String, Integer> columns, String part) {
    Integer column = columns.get(part);
    return column == null ? Optional.empty() : row.cell(column);
  }

  private void countDisks(Row row, ServerDraft draft) {
    values()
        .rate(row.cell("Number of disks"), 10_000)
        .filter(said -> said.value().intValue() != draft.disks().size())
        .ifPresent(
            said ->
                log()
                    .warn(
                        "\""
                            + draft.label()
                            + "\" has "
                            + said.value().intValue()
                            + " disks, of which "
                            + draft.disks().size()
                            + " are described",
                        said.where(),
                        "add the columns Disk N size for the others"));
  }

  private void usage(Row row, ServerDraft draft) {
    average(draft, Metric.CPU_PERCENT, values().percent(row.cell("CPU utilization percentage")));
    average(
        draft, Metric.MEMORY_PERCENT, values().percent(row.cell("Memory utilization percentage")));
    average(draft, Metric.DISK_READ_IOPS, total(row, "read ops", MOST_OPS));
    average(draft, Metric.DISK_WRITE_IOPS, total(row, "write ops", MOST_OPS));
    average(draft, Metric.DISK_READ_MBPS, total(row, "read throughput", MOST_MBPS));
    average(draft, Metric.DISK_WRITE_MBPS, total(row, "write throughput", MOST_MBPS));
    average(draft, Metric.NETWORK_IN_MBPS, network(row, "In"));
    average(draft, Metric.NETWORK_OUT_MBPS, network(row, "Out"));
  }

  private Optional<Said<Double>> total(Row row, String what, double most) {
    String start = Header.normal("Total disks " + what);
    return row.header().names().stream()
        .filter(name -> name.startsWith(start) || name.startsWith(start.replace("disks", "disk")))
        .findFirst()
        .flatMap(name -> values().rate(row.cell(name), most));
  }

  /** The form asks for MB a second; the inventory has megabits. */
  private Optional<Said<Double>> network(Row row, String direction) {
    String start = Header.normal("Network " + direction + " throughput");
    return row.header().names().stream()
        .filter(name -> name.startsWith(start))
        .findFirst()
        .flatMap(name -> values().rate(row.cell(name), MOST_MBPS))
        .map(said -> new Said<>(8 * said.value(), said.where()));
  }

  private static void average(ServerDraft draft, Metric metric, Optional<Said<Double>> said) {
    said.ifPresent(
        value -> draft.usage().put(metric, Usage.average(value.value(), 0, value.where())));
  }
}
