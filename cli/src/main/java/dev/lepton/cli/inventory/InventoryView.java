package dev.lepton.cli.inventory;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.ImportSource;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An inventory as lines for people. */
record InventoryView(Inventory inventory) {
  static final Path DEFAULT = Path.of(".lepton", "inventory.json");
  private static final int MOST_NOTICES = 40;

  /** Tells what was left out, doubted or taken together, the first of many. */
  void notices(PrintWriter err) {
    List<ImportNotice> notices = inventory.notices();
    notices.stream().limit(MOST_NOTICES).forEach(notice -> print(err, notice));
    if (notices.size() > MOST_NOTICES) {
      err.println(
          "… and " + (notices.size() - MOST_NOTICES) + " more; all of them are in the inventory");
    }
  }

  private static void print(PrintWriter err, ImportNotice notice) {
    String label =
        switch (notice.kind()) {
          case REJECTED -> "row left out";
          case VALUE_REJECTED -> "value left out";
          case EXCLUDED -> "not a server";
          case DUPLICATE -> "duplicate";
          case WARNING -> "warning";
        };
    err.println(label + ": " + notice.what());
    err.println("  where: " + notice.where());
    err.println("  fix:   " + notice.fix());
  }

  /**
   * @param failed how many sources could not be read at all
   */
  List<String> summary(int failed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-40s %-18s %9s %9s %9s %9s",
            "source", "format", "read", "kept", "excluded", "rejected"));
    for (ImportSource source : inventory.sources()) {
      lines.add(
          format(
              "%-40s %-18s %,9d %,9d %,9d %,9d",
              source.file(),
              source.format(),
              source.read(),
              source.kept(),
              source.excluded(),
              source.rejected()));
    }
    lines.add("");
    lines.add(
        format(
            "%,d servers (%,d cores, %s memory, %s disks), %,d applications, %,d dependencies, %,d"
                + " conflicts",
            inventory.servers().size(),
            inventory.servers().stream().mapToLong(s -> s.hardware().cores().orElse(0)).sum(),
            size(
                inventory.servers().stream()
                    .mapToLong(s -> s.hardware().memoryMb().orElse(0L))
                    .sum()),
            size(inventory.servers().stream().mapToLong(Server::storageMb).sum()),
            inventory.applications().size(),
            inventory.dependencies().size(),
            inventory.conflicts().size()));
    long left =
        inventory.notices().stream()
            .filter(
                n ->
                    n.kind() == ImportNotice.Kind.REJECTED
                        || n.kind() == ImportNotice.Kind.VALUE_REJECTED)
            .count();
    if (left + failed > 0) {
      lines.add(
          format("incomplete: %,d rows or values and %,d sources were left out", left, failed));
    }
    return lines;
  }

  List<String> servers() {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-28s %-32s %5s %10s %5s %10s %6s %s",
            "server", "system", "cores", "memory", "disks", "storage", "cpu %", "address"));
    for (Server server : inventory.servers()) {
      lines.add(
          format(
              "%-28s %-32s %5s %10s %5d %10s %6s %s",
              cut(server.name(), 28),
              cut(
                  server.software().osName().orElse("?")
                      + server.software().osVersion().map(v -> " " + v).orElse(""),
                  32),
              server.hardware().cores().map(String::valueOf).orElse("?"),
              server.hardware().memoryMb().map(InventoryView::size).orElse("?"),
              server.disks().size(),
              server.storageMb() > 0 ? size(server.storageMb()) : "?",
              cpu(server),
              server.identity().addresses().stream().findFirst().orElse("")));
    }
    return lines;
  }

  private static String cpu(Server server) {
    return Optional.ofNullable(server.usage().get(Metric.CPU_PERCENT))
        .flatMap(usage -> usage.p95().or(usage::average))
        .map(percent -> format("%.1f", percent))
        .orElse("");
  }

  /**
   * Servers of this name or id.
   *
   * @throws LeptonException USAGE when there is none
   */
  List<Server> select(String name, Path saved) {
    List<Server> found =
        inventory.servers().stream()
            .filter(server -> server.id().equals(name) || server.name().equalsIgnoreCase(name))
            .toList();
    if (found.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "there is no server " + name + " in the inventory",
          saved.toString(),
          "see their names with `lepton inventory show`");
    }
    return found;
  }

  static String size(long mebibytes) {
    if (mebibytes < 1024) {
      return mebibytes + " MiB";
    }
    double gibibytes = mebibytes / 1024.0;
    return gibibytes < 10_240
        ? format("%.0f GiB", gibibytes)
        : format("%.1f TiB", gibibytes / 1024);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
