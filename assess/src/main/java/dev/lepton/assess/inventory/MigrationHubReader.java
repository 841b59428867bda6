package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Said;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import java.util.List;
import java.util.Optional;

/** The CSV file of AWS Migration Hub, as it is imported and, spelt differently, exported. */
final class MigrationHubReader extends RowReader {
  private static final double MOST = 1e12;

  /** KB a second to MB, and to megabits, a second. */
  private static final double MB = 1 / 1000.0;

  private static final double MEGABITS = 8 / 1000.0;

  private record Series(Metric metric, double factor, List<String> names) {}

  private static final List<Series> SERIES =
      List.of(
          new Series(Metric.MEMORY_MB, 1, List.of("RAM.UsedSizeInMB")),
          new Series(Metric.CPU_PERCENT, 1, List.of("CPU.UsagePct")),
          new Series(
              Metric.DISK_READ_MBPS,
              MB,
              List.of(
                  "DiskReadsPerSecondInKB", "DiskReadBytesPerSecondInKB", "DiskReadPerSecondInKB")),
          new Series(
              Metric.DISK_WRITE_MBPS,
              MB,
              List.of(
                  "DiskWritesPerSecondInKB",
                  "DiskWriteBytesPerSecondInKB",
                  "DiskWritePerSecondInKB")),
          new Series(
              Metric.DISK_READ_IOPS, 1, List.of("DiskReadsOpsPerSecond", "DiskReadOpsPerSecond")),
          new Series(
              Metric.DISK_WRITE_IOPS,
              1,
              List.of("DiskWritesOpsPerSecond", "DiskWriteOpsPerSecond")),
          new Series(
              Metric.NETWORK_IN_MBPS,
              MEGABITS,
              List.of("NetworkReadsPerSecondInKB", "NetworkReadPerSecondInKB")),
          new Series(
              Metric.NETWORK_OUT_MBPS,
              MEGABITS,
              List.of("NetworkWritesPerSecondInKB", "NetworkWritePerSecondInKB")));

  MigrationHubReader(Drafts drafts, ImportLog log) {
    super(drafts, log);
  }

  @Override
  public void row(Row row) {
    if (!require(
        row,
        "identity",
        "ExternalId",
        "SMBiosId",
        "IPAddress",
        "MACAddress",
        "HostName",
        "VMware.MoRefId")) {
      return;
    }
    ServerDraft draft = new ServerDraft(row.where(), Server.Kind.MACHINE);
    identity(row, draft);
    draft.set(Field.CORES, values().cores(cores(row)));
    draft.set(Field.MEMORY_MB, values().memory(row.cell("RAM.TotalSizeInMB")));
    draft.set(Field.OS_NAME, Texts.said(row, "OS.Name"));
    draft.set(Field.OS_VERSION, Texts.said(row, "OS.Version"));
    SERIES.forEach(series -> usage(row, draft, series));
    tags(row, draft);
    applications(row, draft);
    drafts().add(draft);
    log().kept();
  }

  private void identity(Row row, ServerDraft draft) {
    draft.set(Field.UUID, values().uuid(row.cell("SMBiosId")));
    Optional<Said<String>> moRef = Texts.said(row, "VMware.MoRefId");
    Optional<Said<String>> vCenter = Texts.said(row, "VMware.VCenterId");
    if (moRef.isPresent() != vCenter.isPresent()) {
      log()
          .warn(
              "VMware.MoRefId and VMware.VCenterId identify a server only together",
              moRef.or(() -> vCenter).map(Said::where).orElse(row.where()),
              "fill in both");
    }
    draft.set(Field.MO_REF, moRef).set(Field.V_CENTER, vCenter);
    Texts.hostName(draft, Texts.said(row, "HostName"));
    draft.set(
        Field.NAME,
        Texts.said(row, "VMware.VMName")
            .or(() -> Texts.said(row, "HostName"))
            .or(() -> Texts.said(row, "ExternalId")));
    draft.addresses().addAll(values().addresses(row.cell("IPAddress")));
    draft.macs().addAll(values().macs(row.cell("MACAddress")));
    row.text("ExternalId").ifPresent(id -> draft.tags().put("ExternalId", id));
  }

  private static Optional<Cell> cores(Row row) {
    return row.cell("CPU.NumberOfLogicalCores", "CPU.NumberOfLogicalCore")
        .or(() -> row.cell("CPU.NumberOfCores"))
        .or(() -> row.cell("CPU.NumberOfProcessors"));
  }

  private void usage(Row row, ServerDraft draft, Series series) {
    Optional<Said<Double>> average = value(row, series, ".Avg");
    Optional<Said<Double>> peak = value(row, series, ".Max");
    if (average.isEmpty() && peak.isEmpty()) {
      return;
    }
    Place where = average.or(() -> peak).map(Said::where).orElse(row.where());
    draft
        .usage()
        .put(
            series.metric(),
            new Usage(
                average.map(said -> said.value() * series.factor()),
                Optional.empty(),
                peak.map(said -> said.value() * series.factor()),
                0,
                Optional.empty(),
                Optional.empty(),
                where));
    if (average.isPresent() && peak.isPresent() && average.get().value() > peak.get().value()) {
      log().warn("the average is above the maximum", where, "check the columns .Avg and .Max");
    }
  }

  private Optional<Said<Double>> value(Row row, Series series, String which) {
    String[] names = series.names().stream().map(name -> name + which).toArray(String[]::new);
    return series.metric() == Metric.CPU_PERCENT
        ? values().percent(row.cell(names))
        : values().rate(row.cell(names), MOST);
  }

  private void tags(Row row, ServerDraft draft) {
    row.cell("Tags")
        .ifPresent(
            cell -> {
              for (String pair : cell.text().split("[,;]")) {
                int colon = pair.indexOf(':');
                if (colon > 0) {
                  draft
                      .tags()
                      .put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
                } else if (!pair.isBlank()) {
                  log().rejectValue(cell, "\"" + pair.strip() + "\" is no tag", "write name:value");
                }
              }
            });
  }

  private void applications(Row row, ServerDraft draft) {
    row.cell("Applications")
        .ifPresent(
            cell -> {
              for (String name : cell.text().split("[,;|]")) {
                if (!name.isBlank()) {
                  draft.applications().add(name.strip());
                  drafts().application(name, cell.where()).wave(row.text("ApplicationWave"));
                }
              }
            });
  }
}
