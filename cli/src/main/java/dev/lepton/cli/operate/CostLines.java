package dev.lepton.cli.operate;

import dev.lepton.cli.command.CsvRows;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.model.operation.CostReport.RowDay;
import dev.lepton.model.operation.PlannedCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Costs as lines for people, and as rows. */
final class CostLines {
  private static final int MOST_ROWS = 40;

  private CostLines() {}

  static List<String> of(CostReport report) {
    List<String> lines = new ArrayList<>();
    CostReport.Window window = report.window();
    lines.add(
        format(
            "%s to %s, %s h of %s h known, by %s",
            window.from(),
            window.to(),
            number(window.coveredHours()),
            number(window.hours()),
            report.grouping()));
    lines.add("");
    rows(report, lines);
    lines.add("");
    days(report, lines);
    lines.add("");
    report
        .notPriced()
        .forEach(
            one ->
                lines.add(format("not priced   %s: %s; %s", one.what(), one.amount(), one.fix())));
    report.forecast().ifPresent(forecast -> forecast(forecast, lines));
    report.planned().ifPresent(planned -> planned(planned, lines));
    report
        .budget()
        .ifPresent(
            budget ->
                lines.add(
                    format(
                        "budget       %s: %s",
                        budget.verdict().name().toLowerCase(Locale.ROOT), budget.reason())));
    report.applications().forEach(one -> lines.add(budget(one)));
    report.notes().forEach(note -> lines.add("note         " + note));
    return lines;
  }

  private static String budget(CostReport.ApplicationBudget one) {
    return format(
        "budget       %s: %s",
        one.name(),
        one.check()
            .map(check -> check.verdict().name().toLowerCase(Locale.ROOT) + ": " + check.reason())
            .orElse("cannot be judged"));
  }

  private static void rows(CostReport report, List<String> lines) {
    lines.add(
        format(
            "%-34s %11s %11s %11s %11s %11s %11s %12s %9s",
            report.grouping(),
            "CPU",
            "memory",
            "storage",
            "other",
            "shared",
            "total USD",
            "USD a month",
            "CPU used"));
    double toMonth =
        report.total().totalUsd() > 0 ? report.total().monthlyUsd() / report.total().totalUsd() : 0;
    List<Row> rows = report.rows();
    rows.stream().limit(MOST_ROWS).forEach(row -> lines.add(line(row, toMonth)));
    if (rows.size() > MOST_ROWS) {
      double rest = rows.stream().skip(MOST_ROWS).mapToDouble(Row::totalUsd).sum();
      lines.add(
          format(
              "%-34s %71.4f %12.2f",
              "… and " + (rows.size() - MOST_ROWS) + " more", rest, rest * toMonth));
    }
    CostReport.Total total = report.total();
    lines.add(format("%-34s %71.4f %12.2f", "total", total.totalUsd(), total.monthlyUsd()));
    lines.add(
        format(
            "             workload $%,.4f + idle $%,.4f + overhead $%,.4f",
            total.workloadUsd(), total.idleUsd(), total.overheadUsd()));
  }

  private static String line(Row row, double toMonth) {
    CostReport.Parts parts = row.parts();
    CostReport.Use use = row.use();
    String used =
        use.coreHoursRequested() > 0
            ? format("%.0f %%", 100 * use.coreHoursUsed() / use.coreHoursRequested())
            : "–";
    return format(
        "%-34s %11s %11s %11s %11s %11s %11.4f %12.2f %9s%s",
        row.name(),
        usd(parts.cpuUsd()),
        usd(parts.memoryUsd()),
        usd(parts.storageUsd()),
        usd(parts.gpuUsd() + parts.loadBalancerUsd() + parts.networkUsd()),
        usd(parts.idleUsd() + parts.overheadUsd()),
        row.totalUsd(),
        row.totalUsd() * toMonth,
        used,
        use.coreHoursNotPriced() > 0
            ? format("  and %.1f core-hours not priced", use.coreHoursNotPriced())
            : "");
  }

  /** What is not there, or has no price, is not 0. */
  private static String usd(double usd) {
    return usd > 0 ? format("%.4f", usd) : "–";
  }

  private static void days(CostReport report, List<String> lines) {
    lines.add(
        format(
            "%-12s %11s %11s %11s %11s %7s",
            "day", "workload", "idle", "overhead", "total USD", "hours"));
    for (CostReport.Day day : report.days()) {
      lines.add(
          format(
              "%-12s %11.4f %11.4f %11.4f %11.4f %7s",
              day.date(),
              day.workloadUsd(),
              day.idleUsd(),
              day.overheadUsd(),
              day.totalUsd(),
              number(day.coveredHours())));
    }
  }

  private static void forecast(CostForecast forecast, List<String> lines) {
    for (CostForecast.Month month : forecast.months()) {
      String interval =
          month.lowUsd().isPresent() && month.highUsd().isPresent()
              ? format(
                  " (%.0f %%: $%,.2f to $%,.2f)",
                  forecast.confidencePercent(), month.lowUsd().get(), month.highUsd().get())
              : "";
      String known = month.knownUsd() > 0 ? format(", $%,.2f of it known", month.knownUsd()) : "";
      lines.add(
          format(
              "forecast     %s $%,.2f%s%s",
              month.month().toString().substring(0, 7), month.usd(), interval, known));
    }
    lines.add("             by " + forecast.method());
    if (forecast.trendUsdPerDay() != 0) {
      lines.add(format("trend        %+.4f USD a day, every day", forecast.trendUsdPerDay()));
    }
    for (CostForecast.Anomaly day : forecast.anomalies()) {
      lines.add(
          format(
              "stands out   %s cost $%,.2f, usual are $%,.2f",
              day.date(), day.usd(), day.expectedUsd()));
    }
  }

  private static void planned(PlannedCost planned, List<String> lines) {
    lines.add(
        format(
            "planned      $%,.2f a month, it is $%,.2f (%+,.2f), by %s",
            planned.plannedUsd(),
            planned.actualUsd(),
            planned.actualUsd() - planned.plannedUsd(),
            planned.plan()));
    for (PlannedCost.Part part : planned.parts()) {
      lines.add(
          format(
              "             %-16s planned $%,10.2f   is $%,10.2f   %+,.2f",
              part.name(),
              part.plannedUsd(),
              part.actualUsd(),
              part.actualUsd() - part.plannedUsd()));
    }
    planned.onlyPlanned().forEach(one -> lines.add("             only in the plan: " + one));
  }

  /** A row for each row and day. */
  static List<String> csv(CostReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(report.grouping(), "namespaces", "date", "usd"));
    for (Row row : report.rows()) {
      String namespaces = row.namespaces().stream().collect(Collectors.joining(" "));
      for (RowDay day : row.days()) {
        rows.add(List.of(row.name(), namespaces, day.date().toString(), format("%.9f", day.usd())));
      }
    }
    return CsvRows.of(rows);
  }

  private static String number(double value) {
    return format("%.1f", value).replaceAll("\\.0$", "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
