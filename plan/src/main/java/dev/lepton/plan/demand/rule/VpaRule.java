package dev.lepton.plan.demand.rule;

import static dev.lepton.plan.demand.rule.RuleSheet.number;
import static dev.lepton.plan.demand.rule.RuleSheet.text;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The recommender of Kubernetes' vertical pod autoscaler: decaying histograms in exponential
 * buckets; memory by its peak of each day; P90 and a margin of 15 % is the target, P50 and P95 are
 * the bounds, which widen the less is known.
 */
public record VpaRule(OptionalDouble historyDays) implements SizingRule {
  private static final double MARGIN = 1.15;
  private static final double LEAST_WEIGHT = 0.1;
  private static final long DAY_SECONDS = 86_400;
  private static final int MEMORY_WINDOWS = 8;
  private static final double SAMPLES_PER_DAY = 1440;
  private static final double MIB = 1 << 20;
  private static final double LEAST_CORES = 0.025;
  private static final double LEAST_BYTES = 250 * MIB;
  private static final double OOM_FACTOR = 1.2;
  private static final double OOM_BYTES = 100 * MIB;

  @Override
  public RuleName name() {
    return RuleName.VPA;
  }

  @Override
  public List<String> settings() {
    return List.of(
        "target P90, lower P50, upper P95, each × 1.15",
        "half-life 24 h; memory: peaks of the last 8 days",
        "floors 25 m, 250 MB");
  }

  @Override
  public RuleAnswer size(Observed given) {
    Observed observed = History.of(given, historyDays);
    List<Series> cpu = observed.cpuCores();
    List<Series> memory = observed.memoryMib();
    RuleSheet sheet = new RuleSheet();
    double days = days(sheet, cpu.isEmpty() ? memory : cpu);
    if (!cpu.isEmpty()) {
      double request = observed.allocation().cores().orElse(0);
      DecayingHistogram histogram = cpu(cpu, request);
      sheet.cores(bounds(sheet, "CPU", "cores", histogram, new Scale(days, LEAST_CORES, 1)));
    }
    if (!memory.isEmpty()) {
      DecayingHistogram histogram = memory(observed, memory);
      sheet.memoryMib(bounds(sheet, "memory", "MiB", histogram, new Scale(days, LEAST_BYTES, MIB)));
    }
    return sheet.answer(RuleAnswer.Rates.none());
  }

  /**
   * How much is known: days between the first and the last sample, or days' worth of samples at one
   * a minute, whichever is less.
   */
  private static double days(RuleSheet sheet, List<Series> all) {
    long first = all.stream().mapToLong(series -> series.second(0)).min().orElse(0);
    long last = all.stream().mapToLong(one -> one.second(one.size() - 1)).max().orElse(0);
    long samples = all.stream().mapToLong(Series::size).sum();
    double lifespan = (last - first) / (double) DAY_SECONDS;
    double days = Math.min(lifespan, samples / SAMPLES_PER_DAY);
    sheet.figure(
        "history",
        days,
        "days",
        text(
            "the less of %s days from first to last sample and %d samples / 1440",
            number(lifespan), samples));
    return days;
  }

  private static DecayingHistogram cpu(List<Series> all, double request) {
    DecayingHistogram histogram = new DecayingHistogram(ExponentialBuckets.cpu());
    for (Sample sample : inTime(all)) {
      histogram.add(sample.value(), Math.max(request, LEAST_WEIGHT), sample.second());
    }
    return histogram;
  }

  private static DecayingHistogram memory(Observed observed, List<Series> all) {
    List<Sample> peaks = new ArrayList<>();
    List<Series> kills = observed.all(UsageMetric.OOM_MIB);
    for (int i = 0; i < all.size(); i++) {
      // One instance's kills beside its usage; where instances cannot be told apart, all of them.
      List<Series> own = kills.size() == all.size() ? List.of(kills.get(i)) : kills;
      peaks.addAll(dailyPeaks(all.get(i), own));
    }
    peaks.sort(Sample.BY_TIME);
    DecayingHistogram histogram = new DecayingHistogram(ExponentialBuckets.memory());
    peaks.forEach(peak -> histogram.add(peak.value(), 1, peak.second()));
    return histogram;
  }

  /** The peak of each 24 hours from the first measurement on, in bytes, told at their end. */
  private static List<Sample> dailyPeaks(Series series, List<Series> kills) {
    long first = series.second(0);
    TreeMap<Long, Double> windows = new TreeMap<>();
    for (int i = 0; i < series.size(); i++) {
      long window = Math.floorDiv(series.second(i) - first, DAY_SECONDS);
      windows.merge(window, series.value(i) * MIB, Math::max);
    }
    for (Series killed : kills) {
      for (int i = 0; i < killed.size(); i++) {
        double bytes = killed.value(i) * MIB;
        double needed = Math.max(bytes + OOM_BYTES, bytes * OOM_FACTOR);
        long window = Math.floorDiv(killed.second(i) - first, DAY_SECONDS);
        windows.merge(Math.max(0, window), needed, Math::max);
      }
    }
    long last = windows.lastKey();
    return windows.entrySet().stream()
        .filter(window -> window.getKey() > last - MEMORY_WINDOWS)
        .map(window -> new Sample(first + (window.getKey() + 1) * DAY_SECONDS, window.getValue()))
        .toList();
  }

  private static List<Sample> inTime(List<Series> all) {
    List<Sample> samples = new ArrayList<>();
    for (Series series : all) {
      for (int i = 0; i < series.size(); i++) {
        samples.add(new Sample(series.second(i), series.value(i)));
      }
    }
    samples.sort(Sample.BY_TIME);
    return samples;
  }

  private static double bounds(
      RuleSheet sheet, String what, String unit, DecayingHistogram histogram, Scale scale) {
    double p90 = histogram.percentile(0.9);
    double target = Math.max(scale.floor(), p90 * MARGIN) / scale.unit();
    double lower = histogram.percentile(0.5) * MARGIN * Math.pow(1 + 0.001 / scale.days(), -2);
    double upper = histogram.percentile(0.95) * MARGIN * (1 + 1 / scale.days());
    sheet.figure(what + " P90", p90 / scale.unit(), unit, "end of its bucket");
    sheet.figure(what + " target", target, unit, "P90 × 1.15, floor applied");
    sheet.figure(
        what + " lower bound",
        Math.max(scale.floor(), lower) / scale.unit(),
        unit,
        "P50 × 1.15 × (1 + 0.001 / days)^-2");
    // Of a single sample the bound is infinite, which is to say that there is none.
    if (Double.isFinite(upper)) {
      sheet.figure(
          what + " upper bound",
          Math.max(scale.floor(), upper) / scale.unit(),
          unit,
          "P95 × 1.15 × (1 + 1 / days)");
    } else {
      sheet.warn(what + ": a single sample has no upper bound");
    }
    return target;
  }

  private record Sample(long second, double value) {
    private static final Comparator<Sample> BY_TIME = Comparator.comparingLong(Sample::second);
  }

  /**
   * @param floor in the histogram's unit
   * @param unit of the answer, in the histogram's
   */
  private record Scale(double days, double floor, double unit) {}
}
