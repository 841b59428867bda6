package dev.lepton.cli.plan;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lepton.cli.command.PurchaseLines;
import dev.lepton.model.plan.PlanComparison;
import dev.lepton.model.plan.PlanComparison.Growth;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlanComparison.Row;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as lines for people, and as CSV. */
final class CompareLines {
  private static final int SHOWN = 12;
  private static final String TODAY = "today's servers, unchanged";

  private CompareLines() {}

  static List<String> of(PlanComparison comparison, boolean all) {
    List<Row> rows =
        comparison.platforms().stream().limit(all ? comparison.platforms().size() : SHOWN).toList();
    int width = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    String columns = "%-" + Math.max(width, TODAY.length()) + "s %12s%s";
    List<String> lines = new ArrayList<>();
    lines.add(format(columns, "platform", "first month", spans(comparison)));
    lines.add(
        format(
            columns,
            TODAY,
            comparison.todayTotalsUsd().isPresent()
                ? usd(comparison.today().monthlyUsd())
                : "not priced",
            comparison.todayTotalsUsd().map(CompareLines::totals).orElse("")));
    rows.forEach(row -> lines.addAll(lines(row, columns)));
    int more = comparison.platforms().size() - rows.size();
    if (more > 0) {
      lines.add("… and " + more + " more: --all, or -o csv");
    }
    comparison.platforms().stream()
        .filter(row -> row.violations().isEmpty())
        .findFirst()
        .ifPresent(
            row -> {
              lines.add("");
              lines.addAll(PurchaseLines.of(row.provider() + " " + row.region(), row.purchases()));
            });
    if (!comparison.requirements().isEmpty()) {
      lines.add("");
      lines.add("what a requirement costs");
      comparison.requirements().forEach(one -> lines.add("  " + line(one)));
    }
    lines.add("");
    lines.add("if the demand grows");
    for (Growth growth : comparison.growth()) {
      lines.add(
          format(
              "  by %5.1f %% a year  %-40s%s",
              growth.percentPerYear(),
              growth.platform().orElse("no platform meets all requirements"),
              totals(growth.totalsUsd())));
    }
    lines.add("");
    rows.stream()
        .flatMap(row -> row.notPriced().stream())
        .map(part -> part.replaceFirst(": no price is known for .*", ""))
        .distinct()
        .forEach(part -> lines.add("not priced, and in no total: " + part));
    comparison.today().notPriced().forEach(part -> lines.add("not priced today: " + part));
    comparison.assumptions().forEach(assumption -> lines.add("assumed: " + assumption));
    comparison
        .catalogueNotes()
        .forEach(
            note ->
                lines.add(
                    format(
                        "prices: %s of %s, %d rows, %d gated",
                        note.provider(), note.asOf(), note.rows(), note.gated())));
    return lines;
  }

  private static String name(Row row) {
    return row.provider()
        + " "
        + row.region()
        + ", "
        + row.serviceModel()
        + ", "
        + row.nodes()
        + " × "
        + row.instanceType();
  }

  private static List<String> lines(Row row, String columns) {
    List<String> lines = new ArrayList<>();
    String fall =
        row.violations().isEmpty() && row.priceFallPercent() > 0
            ? format("  cheapest if its price falls by %.1f %%", row.priceFallPercent())
            : "";
    lines.add(format(columns, name(row), usd(row.monthlyUsd()), totals(row.totalsUsd()) + fall));
    row.violations().forEach(violation -> lines.add("  ! " + violation));
    return lines;
  }

  private static String line(RequirementPrice one) {
    String extra =
        one.extraMonthlyUsd()
            .map(more -> (more < 0 ? "-" : "+") + usd(Math.abs(more)) + " a month")
            .orElse("no platform meets it");
    return format(
        "%s instead of %s: %s (%s at %s)",
        one.asked(), one.instead(), extra, one.platform(), usd(one.monthlyUsd()));
  }

  private static String spans(PlanComparison comparison) {
    return comparison.years().stream()
        .map(span -> format(" %14s", span == 1 ? "1 year" : span + " years"))
        .collect(Collectors.joining());
  }

  private static String totals(List<Double> totals) {
    return totals.stream().map(total -> format(" %14s", usd(total))).collect(Collectors.joining());
  }

  private static String usd(double amount) {
    return format("$%,.2f", amount);
  }

  /** One row a platform, today's servers first. */
  static List<String> csv(PlanComparison comparison) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord(
        Stream.concat(
                Stream.of(
                    "provider", "region", "service_model", "machine", "nodes", "usd_first_month"),
                Stream.concat(
                    comparison.years().stream().map(span -> "usd_" + span + "_years"),
                    Stream.of("price_fall_percent", "violations")))
            .toList());
    comparison
        .todayTotalsUsd()
        .ifPresent(
            totals ->
                csv.writeRecord(
                    Stream.concat(
                            Stream.of(
                                "today", "", "", "", "", number(comparison.today().monthlyUsd())),
                            Stream.concat(
                                totals.stream().map(CompareLines::number), Stream.of("", "")))
                        .toList()));
    for (Row row : comparison.platforms()) {
      csv.writeRecord(
          Stream.concat(
                  Stream.of(
                      row.provider(),
                      row.region(),
                      row.serviceModel(),
                      row.instanceType(),
                      String.valueOf(row.nodes()),
                      number(row.monthlyUsd())),
                  Stream.concat(
                      row.totalsUsd().stream().map(CompareLines::number),
                      Stream.of(
                          number(row.priceFallPercent()), String.join("; ", row.violations()))))
              .toList());
    }
    return text.toString().lines().toList();
  }

  private static String number(double value) {
    return format("%.2f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
