package dev.lepton.operate.cost.forecast;

import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostForecast.Month;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Day;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.model.operation.CostReport.RowDay;
import dev.lepton.model.operation.CostReport.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this month and the next ones will cost: what is known, and for every day or part of a day
 * that is not known, the model's. Stateless and thread-safe.
 */
public final class Forecaster {
  private static final double HOURS = 24;

  private Forecaster() {}

  /**
   * @param months at least 1; the first is that in which the window ends
   * @return empty where nothing is known at all, or nothing has a price
   */
  public static Optional<CostForecast> of(CostReport report, int months) {
    return of(report.days(), report.window(), months);
  }

  /** Of one row of the report alone, likewise. */
  public static Optional<CostForecast> of(CostReport report, Row row, int months) {
    Map<LocalDate, Double> usd =
        row.days().stream().collect(Collectors.toMap(RowDay::date, RowDay::usd));
    List<Day> days =
        report.days().stream()
            .map(
                day -> {
                  double own = usd.getOrDefault(day.date(), 0.0);
                  return new Day(day.date(), own, own, 0, 0, day.coveredHours());
                })
            .toList();
    return of(days, report.window(), months);
  }

  private static Optional<CostForecast> of(List<Day> days, Window window, int months) {
    List<Daily> whole = days.stream().filter(Daily::isKnown).map(Daily::of).toList();
    if (window.coveredHours() <= 0 || days.stream().mapToDouble(Day::totalUsd).sum() <= 0) {
      return Optional.empty();
    }
    Outliers outliers = Outliers.of(whole);
    LocalDate last = LocalDate.ofInstant(window.to().minusSeconds(1), ZoneOffset.UTC);
    DailyModel model =
        DailyModel.of(
            outliers.days().isEmpty()
                ? List.of(new Daily(last, Daily.rate(days)))
                : outliers.days());
    Map<LocalDate, Day> known =
        days.stream().collect(Collectors.toMap(Day::date, Function.identity()));
    List<Month> all = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      all.add(month(model, last.withDayOfMonth(1).plusMonths(i), known));
    }
    return Optional.of(
        new CostForecast(
            method(model, outliers, whole.size()),
            whole.size(),
            DailyModel.confidencePercent(),
            model.trend(),
            all,
            outliers.anomalies()));
  }

  private static Month month(DailyModel model, LocalDate first, Map<LocalDate, Day> days) {
    double known = 0;
    double expected = 0;
    List<DailyModel.Part> open = new ArrayList<>();
    for (LocalDate date = first; date.getMonth() == first.getMonth(); date = date.plusDays(1)) {
      Optional<Day> day = Optional.ofNullable(days.get(date));
      double part = 1 - Math.min(1, day.map(Day::coveredHours).orElse(0.0) / HOURS);
      known += day.map(Day::totalUsd).orElse(0.0);
      expected += part * model.expected(date);
      open.add(new DailyModel.Part(date, part));
    }
    double usd = known + expected;
    OptionalDouble margin = model.margin(open);
    return new Month(
        first,
        known,
        usd,
        margin.isPresent()
            ? Optional.of(Math.max(known, usd - margin.getAsDouble()))
            : Optional.empty(),
        margin.isPresent() ? Optional.of(usd + margin.getAsDouble()) : Optional.empty());
  }

  private static String method(DailyModel model, Outliers outliers, int days) {
    if (outliers.days().size() < DailyModel.FEWEST_DAYS) {
      return outliers.days().isEmpty()
          ? "the rate of all hours that are known, without an interval: there is no whole day"
          : "the mean of "
              + outliers.days().size()
              + " whole day(s), without an interval: three are needed for one";
    }
    String shape =
        model.hasTrend() && model.hasWeek()
            ? "a straight trend with weekdays"
            : model.hasTrend() ? "a straight trend" : model.hasWeek() ? "weekdays" : "a level";
    return String.format(
        Locale.ROOT,
        "%s by least squares over %d of %d whole days, chosen by AICc among level, trend, weekdays"
            + " and both (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, ch. 7);"
            + " the interval allows for noise that lasts over days%s",
        shape,
        outliers.days().size(),
        days,
        outliers.restarted()
            ? "; the last days are a new level, those before it are left out"
            : "");
  }
}
