package dev.lepton.cli.plan;

import dev.lepton.cli.command.CsvRows;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sizes as lines for people, and as CSV. */
final class SizeLines {
  private static final double MIB_PER_GIB = 1024;

  private static final List<String> COLUMNS =
      List.of(
          "name",
          "cpu",
          "memory_gib",
          "count",
          "memory_limit_gib",
          "storage_gib",
          "storage_class",
          "iops",
          "disk_mbps",
          "network_mbps",
          "used",
          "confidence",
          "by",
          "machine",
          "monthly_usd",
          "warnings");

  private SizeLines() {}

  static List<String> of(SizingReport report, boolean brief) {
    List<String> lines = new ArrayList<>();
    lines.add("rule " + report.rule() + ": " + String.join("; ", report.settings()));
    lines.add("");
    lines.addAll(table(report.workloads(), brief));
    lines.add("");
    SizingReport.Total total = report.total();
    lines.add(
        format(
            "%d workloads: %.2f cores, %.2f GiB of memory, %.0f GiB of storage; %d idle, %d zombies%s",
            total.workloads(),
            total.cpuCores(),
            total.memoryGib(),
            total.storageGib(),
            total.idle(),
            total.zombies(),
            total.monthlyUsd() > 0 ? format("; machines $%,.2f a month", total.monthlyUsd()) : ""));
    report.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  /** With a heading; unless brief also how each size came about. */
  static List<String> table(List<WorkloadSize> workloads, boolean brief) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-36s %9s %11s %11s %6s %-9s %8s %8s %-8s %-5s %-10s %s",
            "workload",
            "cores",
            "memory GiB",
            "limit GiB",
            "copies",
            "storage",
            "IOPS",
            "Mbps",
            "used",
            "stars",
            "by",
            "machine"));
    for (WorkloadSize size : workloads) {
      lines.add(line(size));
      if (!brief) {
        size.figures().forEach(figure -> lines.add("    " + figure(figure)));
        size.warnings().forEach(warning -> lines.add("  ! " + warning));
      }
    }
    return lines;
  }

  private static String figure(WorkloadSize.Figure figure) {
    return format(
        "%-24s %12s %-12s %s",
        figure.name(), number(figure.value(), 4), figure.unit(), figure.how());
  }

  private static String line(WorkloadSize size) {
    WorkloadSize.Compute compute = size.compute();
    return format(
            "%-36s %9s %11s %11s %6d %-9s %8s %8s %-8s %-5s %-10s %s",
            size.name().isEmpty() ? "(all servers)" : size.name(),
            text(compute.cpuRequest(), 3),
            text(compute.memoryRequestMib().map(mib -> mib / MIB_PER_GIB), 3),
            compute.memoryLimitMib().isEmpty()
                ? "none"
                : text(compute.memoryLimitMib().map(mib -> mib / MIB_PER_GIB), 3),
            size.replicas(),
            size.storage().storageClass(),
            text(size.storage().iops(), 0),
            text(size.networkMbps(), 1),
            size.usageClass(),
            size.confidence(),
            size.from().name().toLowerCase(Locale.ROOT),
            size.machine()
                .map(machine -> format("%s $%.2f/month", machine.type(), machine.monthlyUsd()))
                .orElse(""))
        .stripTrailing();
  }

  /** Columns that `plan pack` knows come first; it says so of the others and goes on. */
  static List<String> csv(SizingReport report) {
    return csv(report.workloads(), List.of(), any -> List.of());
  }

  /**
   * @param more further columns
   * @param cells what is in them
   */
  static List<String> csv(
      List<WorkloadSize> workloads, List<String> more, Function<WorkloadSize, List<String>> cells) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(joined(COLUMNS, more));
    workloads.forEach(size -> rows.add(joined(cells(size), cells.apply(size))));
    return CsvRows.of(rows);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<String> cells(WorkloadSize size) {
    return List.of(
        size.name(),
        plain(size.compute().cpuRequest()),
        plain(size.compute().memoryRequestMib().map(mib -> mib / MIB_PER_GIB)),
        Integer.toString(size.replicas()),
        plain(size.compute().memoryLimitMib().map(mib -> mib / MIB_PER_GIB)),
        plain(size.storage().gib()),
        size.storage().storageClass(),
        plain(size.storage().iops()),
        plain(size.storage().mbps()),
        plain(size.networkMbps()),
        size.usageClass(),
        Integer.toString(size.confidence()),
        size.from().name().toLowerCase(Locale.ROOT),
        size.machine().map(WorkloadSize.Machine::type).orElse(""),
        plain(size.machine().map(WorkloadSize.Machine::monthlyUsd)),
        String.join("; ", size.warnings()));
  }

  private static String plain(Optional<Double> value) {
    return value.map(number -> number(number, 6)).orElse("");
  }

  private static String text(Optional<Double> value, int decimals) {
    return value.map(number -> format("%." + decimals + "f", number)).orElse("?");
  }

  private static String number(double value, int decimals) {
    return format("%." + decimals + "f", value)
        .replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
