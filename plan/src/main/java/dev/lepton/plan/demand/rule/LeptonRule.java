package dev.lepton.plan.demand.rule;

import static dev.lepton.plan.demand.rule.RuleSheet.number;
import static dev.lepton.plan.demand.rule.RuleSheet.text;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Our own rule. The largest of: the percentile of the peaks times the comfort factor; the upper end
 * of the percentile's confidence interval, which is what the comfort factor is for and may not be
 * enough; and what regularly happens at the season's highest hour, however short. All of it brought
 * to the last day along a trend that can be told from chance, and on to the horizon. Memory is
 * never below its peak, nor below what a process was killed at; of a Java virtual machine it is the
 * sum of its parts.
 */
public record LeptonRule(RuleSettings chosen) implements SizingRule {
  private static final double OOM_FACTOR = 1.25;
  private static final double OOM_MIB = 100;
  private static final double LEAP_DAYS = 365;
  private static final double FAR = 2;

  @Override
  public RuleName name() {
    return RuleName.LEPTON;
  }

  @Override
  public List<String> settings() {
    return List.of(
        text(
            "max(P%s of the peaks per 10 minutes × comfort %s, its upper 95 %% limit, the season's highest hour)",
            number(chosen.percentile()), number(chosen.comfort())),
        chosen.horizonDays() > 0
            ? text("trend followed for %s days", number(chosen.horizonDays()))
            : "trend followed to the last day of the series",
        "memory: never below its peak or what a process was killed at; a JVM by its parts");
  }

  @Override
  public RuleAnswer size(Observed given) {
    Observed observed = History.of(given, chosen.historyDays());
    RuleSheet sheet = new RuleSheet();
    List<Series> cpu = observed.cpuCores();
    highest(sheet, "CPU", "cores", cpu).ifPresent(sheet::cores);
    cpu.stream()
        .filter(series -> series.size() > 1)
        .mapToDouble(CreditModel::leastBaseline)
        .max()
        .ifPresent(
            baseline ->
                sheet.figure(
                    "burstable baseline",
                    baseline,
                    "cores",
                    "smallest baseline whose saved credits never run out (a day's worth is kept)"));
    memory(sheet, observed);
    return sheet.answer(
        new RuleAnswer.Rates(
            highest(sheet, "disk", "IOPS", observed.all(UsageMetric.DISK_IOPS)),
            highest(sheet, "disk rate", "MB/s", observed.all(UsageMetric.DISK_MBPS)),
            highest(sheet, "network", "Mbps", observed.all(UsageMetric.NETWORK_OUT_MBPS))));
  }

  private void memory(RuleSheet sheet, Observed observed) {
    JvmMemory jvm = new JvmMemory(observed, sheet);
    OptionalDouble parts = jvm.measured();
    OptionalDouble measured = highest(sheet, "memory", "MiB", observed.memoryMib());
    OptionalDouble need = parts.isPresent() ? parts : measured;
    if (parts.isEmpty() && measured.isPresent()) {
      double peak = observed.memoryMib().stream().mapToDouble(Series::max).max().orElse(0);
      sheet.figure("memory peak", peak, "MiB", "memory is never sized below it");
      need = OptionalDouble.of(Math.max(peak, withinCeiling(sheet, jvm, measured, peak)));
    }
    OptionalDouble killed =
        observed.all(UsageMetric.OOM_MIB).stream().mapToDouble(Series::max).max();
    if (killed.isPresent()) {
      double at = killed.getAsDouble();
      double raised =
          sheet.figure(
              "memory after OOM",
              Math.max(at + OOM_MIB, at * OOM_FACTOR),
              "MiB",
              text("killed at %s: the larger of + 100 MiB and × 1.25", number(at)));
      sheet.warn(text("a process was killed for want of memory at %s MiB", number(at)));
      need = OptionalDouble.of(Math.max(raised, need.orElse(0)));
    }
    need.ifPresent(sheet::memoryMib);
    need.ifPresent(sheet::memoryLimitMib);
  }

  /** A JVM's heap limit makes a comfort factor above it a waste. */
  private static double withinCeiling(
      RuleSheet sheet, JvmMemory jvm, OptionalDouble measured, double peak) {
    OptionalDouble ceiling = jvm.ceiling();
    if (ceiling.isEmpty()) {
      return measured.getAsDouble();
    }
    if (ceiling.getAsDouble() < peak) {
      sheet.warn(
          text(
              "%s MiB are in use, the JVM can have %s: something else runs beside it",
              number(peak), number(ceiling.getAsDouble())));
      return measured.getAsDouble();
    }
    return Math.min(measured.getAsDouble(), ceiling.getAsDouble());
  }

  /** What the instance needs that needs most. */
  private OptionalDouble highest(RuleSheet sheet, String what, String unit, List<Series> all) {
    Optional<Need> most =
        all.stream()
            .map(this::need)
            .max((one, other) -> Double.compare(one.value(), other.value()));
    most.ifPresent(need -> explain(sheet, what, unit, need));
    return most.isPresent() ? OptionalDouble.of(most.get().value()) : OptionalDouble.empty();
  }

  private Need need(Series series) {
    WindowPeaks peaks = WindowPeaks.of(series);
    Optional<Trend> trend = Trend.of(peaks);
    double[] values = trend.map(line -> line.atEndOf(peaks)).orElseGet(peaks::values);
    PercentileRange range = PercentileRange.of(values, chosen.percentile());
    Optional<Season> season = Season.of(peaks, values);
    double comfortable = range.value() * chosen.comfort();
    double today =
        Math.max(comfortable, Math.max(range.upper(), season.map(Season::peak).orElse(0.0)));
    double growth = trend.map(line -> line.factor(chosen.horizonDays())).orElse(1.0);
    return new Need(today * growth, growth, new Basis(peaks, range, season, trend));
  }

  private void explain(RuleSheet sheet, String what, String unit, Need need) {
    Basis basis = need.basis();
    PercentileRange range = basis.range();
    String p = what + " P" + number(chosen.percentile());
    sheet.figure(
        p,
        range.value(),
        unit,
        text(
            "of %d peaks per 10 minutes%s",
            basis.peaks().present(), basis.trend().isPresent() ? ", at today's level" : ""));
    String interval =
        text("95 %% confidence, %s independent peaks", number(Math.floor(range.independent())));
    sheet.figure(p + " lower", range.lower(), unit, interval);
    sheet.figure(
        p + " upper",
        range.upper(),
        unit,
        range.limited() ? interval : interval + " are too few for a limit: the largest is taken");
    basis
        .season()
        .ifPresent(
            season ->
                sheet.figure(
                    what + " season",
                    season.peak(),
                    unit,
                    text(
                        "usual peak of %s, %s pattern explains %.0f %% of the variance",
                        season.hour(),
                        season.weekly() ? "weekly" : "daily",
                        season.strength() * 100)));
    basis.trend().ifPresent(trend -> explain(sheet, what, unit, need, trend));
    sheet.figure(
        what + " need",
        need.value(),
        unit,
        text(
            "max(%s × comfort %s, upper limit%s)%s",
            number(range.value()),
            number(chosen.comfort()),
            basis.season().isPresent() ? ", season" : "",
            need.growth() > 1 ? " × growth " + number(need.growth()) : ""));
  }

  private void explain(RuleSheet sheet, String what, String unit, Need need, Trend trend) {
    sheet.figure(
        what + " trend",
        trend.perDay() * LEAP_DAYS,
        unit + " a year",
        text("over %d days, %s a day now", trend.days(), number(trend.atEnd())));
    if (chosen.horizonDays() > 0) {
      sheet.figure(
          what + " growth",
          need.growth(),
          "×",
          text("until %s days from the last measurement", number(chosen.horizonDays())));
    }
    if (chosen.horizonDays() > FAR * trend.days()) {
      sheet.warn(
          text(
              "%s: a trend of %d days is followed for %s days, which is far",
              what, trend.days(), number(chosen.horizonDays())));
    }
  }

  private record Need(double value, double growth, Basis basis) {}

  private record Basis(
      WindowPeaks peaks, PercentileRange range, Optional<Season> season, Optional<Trend> trend) {}
}
