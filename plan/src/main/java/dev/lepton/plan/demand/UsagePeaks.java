package dev.lepton.plan.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A usage series as peaks per ten minutes, which is what the percentile is taken of: a mean would
 * hide the bursts. Immutable.
 */
final class UsagePeaks {
  private static final long WINDOW_SECONDS = 600;
  private static final long DAY_WINDOWS = 144;
  private static final int STARS = 5;
  private static final int STARS_FOR_LESS_THAN_A_DAY = 2;

  private final SortedMap<Long, List<UsagePoint>> windows = new TreeMap<>();

  UsagePeaks(List<UsagePoint> points) {
    for (UsagePoint point : points) {
      long window = Math.floorDiv(point.time().getEpochSecond(), WINDOW_SECONDS);
      windows.computeIfAbsent(window, any -> new ArrayList<>()).add(point);
    }
  }

  /** Windows that have at least one measurement. */
  int present() {
    return windows.size();
  }

  /** Windows there would be between the first and the last measurement if none were missing. */
  long expected() {
    if (windows.size() < 2) {
      return windows.size();
    }
    return (windows.lastKey() - windows.firstKey()) / step() + 1;
  }

  /**
   * The usual distance of two measurements in windows, at least 1: a series of hourly points is
   * complete too.
   */
  private long step() {
    List<Long> keys = List.copyOf(windows.keySet());
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < keys.size(); i++) {
      gaps.add(keys.get(i) - keys.get(i - 1));
    }
    return gaps.stream().sorted().skip((gaps.size() - 1) / 2).findFirst().orElse(1L);
  }

  /**
   * 1 to 5 stars: the share of measurements present in bands of 20 %, but two at most for less than
   * a day.
   *
   * @param usableRows share of the file's rows that could be used, 0 to 1
   */
  int stars(double usableRows) {
    double share = Math.min(1, (double) present() / Math.max(1, expected())) * usableRows;
    int stars = (int) Math.max(1, Math.min(STARS, Math.ceil(share * STARS - 1e-9)));
    return coversADay() ? stars : Math.min(stars, STARS_FOR_LESS_THAN_A_DAY);
  }

  boolean coversADay() {
    return !windows.isEmpty() && windows.lastKey() - windows.firstKey() >= DAY_WINDOWS - 1;
  }

  /**
   * The percentile of the peaks, linear between two of them (type 7 of Hyndman and Fan).
   *
   * @param percentile above 0, at most 100
   */
  double percentile(ToDoubleFunction<UsagePoint> metric, double percentile) {
    return of(peaks(point -> OptionalDouble.of(metric.applyAsDouble(point))), percentile);
  }

  /** As {@link #percentile}, of a metric that may be missing; empty if it always is. */
  OptionalDouble optionalPercentile(
      Function<UsagePoint, OptionalDouble> metric, double percentile) {
    double[] peaks = peaks(metric);
    return peaks.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(of(peaks, percentile));
  }

  private double[] peaks(Function<UsagePoint, OptionalDouble> metric) {
    return windows.values().stream()
        .map(
            points ->
                points.stream()
                    .map(metric)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .max())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static double of(double[] values, double percentile) {
    return new Percentile()
        .withEstimationType(Percentile.EstimationType.R_7)
        .evaluate(values, percentile);
  }
}
