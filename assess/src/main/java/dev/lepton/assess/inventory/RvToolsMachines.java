package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Said;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.assess.inventory.draft.Values;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import dev.lepton.model.inventory.VirtualHost;
import dev.lepton.model.inventory.Volume;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of RVTools' sheets, brought together by machine. Not thread-safe. */
final class RvToolsMachines {
  private static final double MOST = 1e9;

  private final Drafts drafts;
  private final ImportLog log;
  private final Values values;
  private final Map<String, ServerDraft> byKey = new LinkedHashMap<>();
  private final Map<String, ServerDraft> byName = new HashMap<>();
  private final Map<String, Said<Long>> totals = new LinkedHashMap<>();
  private final Set<String> excluded = new HashSet<>();

  RvToolsMachines(Drafts drafts, ImportLog log) {
    this.drafts = drafts;
    this.log = log;
    this.values = new Values(log);
  }

  void info(Row row) {
    Optional<Cell> name = row.cell("VM");
    if (name.isEmpty()) {
      log.reject("the row names no machine", row.where(), "fill in the column VM");
      return;
    }
    if (isTrue(row, "Template")) {
      exclude(row, "\"" + name.get().shown() + "\" is a template, not a server");
      return;
    }
    if (isTrue(row, "SRM Placeholder")) {
      exclude(row, "\"" + name.get().shown() + "\" is a placeholder of Site Recovery Manager");
      return;
    }
    ServerDraft draft = new ServerDraft(row.where(), Server.Kind.MACHINE);
    draft.set(Field.NAME, Texts.said(row, "VM"));
    Texts.hostName(draft, Texts.said(row, "DNS Name").or(() -> Texts.said(row, "VM")));
    draft.set(Field.UUID, values.uuid(row.cell("VM UUID")));
    draft.set(Field.MO_REF, Texts.said(row, "VM ID"));
    draft.set(Field.V_CENTER, Texts.said(row, "VI SDK UUID"));
    draft.set(Field.CORES, values.cores(row.cell("CPUs")));
    draft.set(Field.MEMORY_MB, values.memory(row.cell("Memory", "Memory MiB", "Memory MB")));
    draft.set(
        Field.OS_NAME,
        Texts.said(row, "OS according to the VMware Tools")
            .or(() -> Texts.said(row, "OS according to the configuration file")));
    draft.set(Field.FIRMWARE, Texts.said(row, "Firmware"));
    row.cell("Powerstate")
        .ifPresent(
            state ->
                draft.set(
                    Field.POWERED_ON, state.text().equalsIgnoreCase("poweredOn"), state.where()));
    draft.set(Field.DATACENTER, Texts.said(row, "Datacenter"));
    draft.set(Field.CLUSTER, Texts.said(row, "Cluster"));
    draft.set(Field.HOST, Texts.said(row, "Host"));
    draft.addresses().addAll(values.addresses(row.cell("Primary IP Address")));
    // "Provisioned" is no substitute: on vSAN it counts every redundant copy.
    values
        .capacity(row.cell("Total disk capacity MiB", "Total disk capacity"), "MB")
        .ifPresent(total -> totals.put(key(row), total));
    remember(row, draft);
  }

  private void remember(Row row, ServerDraft draft) {
    ServerDraft other = byKey.putIfAbsent(key(row), draft);
    byName.putIfAbsent(row.text("VM").orElse(""), draft);
    drafts.add(draft);
    log.kept();
    if (other != null) {
      log.warn(
          "\""
              + draft.label()
              + "\" stands twice; disks, memory and networks are given to the"
              + " first",
          draft.where(),
          "export it again");
    }
  }

  private void exclude(Row row, String what) {
    excluded.add(key(row));
    log.exclude(what, row.where(), "nothing, if that is right");
  }

  private static boolean isTrue(Row row, String column) {
    return row.text(column)
        .filter(text -> text.equalsIgnoreCase("true") || text.equals("1"))
        .isPresent();
  }

  private static String key(Row row) {
    return row.text("VM UUID").orElse("") + "|" + row.text("VM").orElse("");
  }

  /** The machine of a row in another sheet; empty, and told, when vInfo does not know it. */
  private Optional<ServerDraft> machine(Row row) {
    String key = key(row);
    ServerDraft draft = byKey.get(key);
    if (draft == null && row.text("VM UUID").isEmpty()) {
      draft = byName.get(row.text("VM").orElse(""));
    }
    if (draft == null && !excluded.contains(key)) {
      log.incomplete(
          "the machine \"" + row.text("VM").orElse("") + "\" is not in the sheet vInfo",
          row.where(),
          "export all tabs at one time");
    }
    return Optional.ofNullable(draft);
  }

  void memory(Row row) {
    machine(row)
        .ifPresent(
            draft -> {
              Optional<Said<Long>> size = values.memory(row.cell("Size MiB", "Size MB"));
              if (draft.get(Field.MEMORY_MB).isEmpty()) {
                draft.set(Field.MEMORY_MB, size);
              }
              once(
                  draft,
                  Metric.MEMORY_MB,
                  values.rate(row.cell("Active", "Active MiB", "Active MB"), MOST));
            });
  }

  void cpu(Row row) {
    machine(row)
        .ifPresent(
            draft -> {
              Optional<Said<Double>> now = values.rate(row.cell("Overall"), MOST);
              Optional<Said<Double>> most = values.rate(row.cell("Max"), MOST);
              if (now.isPresent() && most.isPresent() && most.get().value() > 0) {
                double percent = Math.min(100, 100 * now.get().value() / most.get().value());
                once(
                    draft,
                    Metric.CPU_PERCENT,
                    Optional.of(new Said<>(Math.round(percent * 10) / 10.0, now.get().where())));
              }
            });
  }

  /** What was seen at the moment of the export: neither an average nor a peak can be more. */
  private static void once(ServerDraft draft, Metric metric, Optional<Said<Double>> said) {
    said.ifPresent(
        value -> draft.usage().put(metric, Usage.average(value.value(), 1, value.where())));
  }

  void partition(Row row) {
    machine(row)
        .ifPresent(
            draft ->
                draft
                    .volumes()
                    .add(
                        new Volume(
                            row.text("Disk").orElse("volume " + (draft.volumes().size() + 1)),
                            size(row, "Capacity MiB", "Capacity MB"),
                            size(row, "Consumed MiB", "Consumed MB"),
                            row.where())));
  }

  void disk(Row row) {
    machine(row)
        .ifPresent(
            draft ->
                draft
                    .disks()
                    .add(
                        disk(
                            row.text("Disk").orElse("disk " + (draft.disks().size() + 1)),
                            size(row, "Capacity MiB", "Capacity MB"),
                            row.where())));
  }

  private static Disk disk(String name, Optional<Long> capacity, Place where) {
    return new Disk(
        name,
        capacity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        where);
  }

  private Optional<Long> size(Row row, String... columns) {
    return values.capacity(row.cell(columns), "MB").map(Said::value);
  }

  void network(Row row) {
    machine(row)
        .ifPresent(
            draft -> {
              List<String> addresses = values.addresses(row.cell("IP Address", "IPv4 Address"));
              List<String> macs = values.macs(row.cell("Mac Address"));
              draft.addresses().addAll(addresses);
              draft.macs().addAll(macs);
              draft
                  .networks()
                  .add(
                      new NetworkCard(
                          row.text("Network").orElse("network"),
                          macs.stream().findFirst(),
                          addresses,
                          row.where()));
            });
  }

  void host(Row row) {
    row.text("Host")
        .ifPresent(
            name ->
                drafts.add(
                    new VirtualHost(
                        name,
                        row.text("Datacenter"),
                        row.text("Cluster"),
                        values.cores(row.cell("# Cores")).map(Said::value),
                        values.memory(row.cell("# Memory")).map(Said::value),
                        row.text("ESX Version"),
                        row.where())));
  }

  /** A machine whose disks are not listed has at least their total. */
  void finish() {
    byKey.forEach(
        (key, draft) -> {
          Said<Long> total = totals.get(key);
          if (total != null && draft.disks().isEmpty() && total.value() > 0) {
            draft
                .disks()
                .add(disk("all disks together", Optional.of(total.value()), total.where()));
          }
        });
  }
}
