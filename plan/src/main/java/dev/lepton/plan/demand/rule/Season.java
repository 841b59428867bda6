package dev.lepton.plan.demand.rule;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happens at the same hour of each week, or of each day where there are less than three weeks:
 * the median of the hour's peaks. There is a season if the hours explain a third of the variance,
 * the number of hours allowed for.
 *
 * @param peak of the hour that is highest
 * @param hour which one it is, in UTC
 * @param weekly or daily
 * @param strength share of the variance that the hours explain, 0 to 1
 */
record Season(double peak, String hour, boolean weekly, double strength) {
  private static final int DAY = 24;
  private static final int WEEK = 168;
  private static final int FEWEST_CYCLES = 3;
  private static final double LEAST_STRENGTH = 1 / 3.0;

  /** So much more of the variance must the week explain than the day. */
  private static final double BETTER = 0.05;

  private static final long WINDOWS_PER_HOUR = 6;

  /** 1970 began on a Thursday; weeks are counted from Monday. */
  private static final int FIRST_DAY = 3;

  /**
   * @param peaks tell the times
   * @param values one for each of them
   */
  static Optional<Season> of(WindowPeaks peaks, double[] values) {
    TreeMap<Long, Double> hours = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      hours.merge(Math.floorDiv(peaks.window(i), WINDOWS_PER_HOUR), values[i], Math::max);
    }
    if (hours.isEmpty()) {
      return Optional.empty();
    }
    long span = hours.lastKey() - hours.firstKey() + 1;
    Optional<Season> daily = span >= FEWEST_CYCLES * DAY ? of(hours, DAY) : Optional.empty();
    Optional<Season> weekly = span >= FEWEST_CYCLES * WEEK ? of(hours, WEEK) : Optional.empty();
    double toBeat = daily.map(Season::strength).orElse(0.0) + BETTER;
    return weekly.isPresent() && weekly.get().strength() > toBeat ? weekly : daily;
  }

  private static Optional<Season> of(TreeMap<Long, Double> hours, int period) {
    List<List<Double>> slots = new ArrayList<>();
    for (int i = 0; i < period; i++) {
      slots.add(new ArrayList<>());
    }
    hours.forEach((hour, value) -> slots.get(slot(hour, period)).add(value));
    double[] medians = slots.stream().mapToDouble(Season::median).toArray();
    double mean = hours.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double all = 0;
    double left = 0;
    for (var entry : hours.entrySet()) {
      all += Math.pow(entry.getValue() - mean, 2);
      left += Math.pow(entry.getValue() - medians[slot(entry.getKey(), period)], 2);
    }
    int n = hours.size();
    long used = slots.stream().filter(slot -> !slot.isEmpty()).count();
    double strength =
        all <= 1e-12 || n <= used ? 0 : 1 - (left / (n - used)) / (all / Math.max(1, n - 1));
    if (strength < LEAST_STRENGTH) {
      return Optional.empty();
    }
    int highest = 0;
    for (int i = 1; i < period; i++) {
      // An hour seen once or twice is no habit.
      boolean often = slots.get(i).size() >= FEWEST_CYCLES;
      highest = often && !(medians[i] <= medians[highest]) ? i : highest;
    }
    return Optional.of(
        new Season(medians[highest], name(highest, period), period == WEEK, strength));
  }

  private static int slot(long hour, int period) {
    return Math.floorMod(hour + FIRST_DAY * DAY, period);
  }

  private static String name(int slot, int period) {
    String time = String.format(Locale.ROOT, "%02d:00 UTC", slot % DAY);
    String day = DayOfWeek.of(slot / DAY + 1).name();
    return period == DAY
        ? time
        : day.charAt(0) + day.substring(1).toLowerCase(Locale.ROOT) + " " + time;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
