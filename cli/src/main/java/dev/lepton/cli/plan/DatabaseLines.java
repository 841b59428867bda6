package dev.lepton.cli.plan;

import dev.lepton.model.plan.EstateDatabases;
import dev.lepton.model.plan.EstateDatabases.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What database servers cost on each platform, as lines. Stateless. */
final class DatabaseLines {
  private DatabaseLines() {}

  static List<String> of(EstateDatabases databases) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%-11s %7s %-9s %-16s %14s %14s %14s %14s",
            "databases",
            "servers",
            "provider",
            "region",
            "as is",
            "machines",
            "kubernetes",
            "managed"));
    for (Row row : databases.rows()) {
      lines.add(
          text(
              "%-11s %7d %-9s %-16s %14s %14s %14s %14s",
              row.engine(),
              row.servers(),
              row.provider(),
              row.region(),
              usd(row.asIsUsd()),
              usd(row.machinesUsd()),
              usd(row.kubernetesUsd()),
              usd(row.managedUsd())));
    }
    databases.rows().stream()
        .map(
            row ->
                "  managed "
                    + row.engine()
                    + ", "
                    + row.provider()
                    + " "
                    + row.region()
                    + ": "
                    + row.managedHow())
        .forEach(lines::add);
    databases.notes().forEach(note -> lines.add("  " + note));
    lines.add("");
    return lines;
  }

  private static String usd(Optional<Double> value) {
    return value.map(one -> text("%,.2f", one)).orElse("not priced");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
