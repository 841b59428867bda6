package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.stream.Stream;

/**
 * How much a size may be relied on: the share of measurements that are present, in five bands of 20
 * %, as Azure Migrate has it, but two at most for less than a day.
 *
 * @param stars 1 to 5
 * @param present windows of ten minutes that have a measurement
 * @param expected windows there would be if none were missing
 * @param wholeDay whether a day is covered
 */
public record Confidence(int stars, long present, long expected, boolean wholeDay) {
  /** Of a size that was not measured at all. */
  public static final int ALLOCATED = 1;

  private static final int MOST = 5;
  private static final int LESS_THAN_A_DAY = 2;
  private static final int ONE_RESOURCE = 3;

  /**
   * @param usableRows share of the source's rows that could be used, 0 to 1
   */
  public static Confidence of(Observed observed, double usableRows) {
    long present = 0;
    long expected = 0;
    boolean wholeDay = false;
    boolean cpu = !observed.cpuCores().isEmpty() || observed.measured(UsageMetric.CPU_PERCENT);
    boolean memory = !observed.memoryMib().isEmpty();
    for (Series series : cpu ? cpu(observed).toList() : observed.memoryMib()) {
      WindowPeaks peaks = WindowPeaks.of(series);
      present += peaks.present();
      expected += peaks.expected();
      wholeDay |= peaks.coversADay();
    }
    double share = Math.min(1, (double) present / Math.max(1, expected)) * usableRows;
    int stars = (int) Math.max(1, Math.min(MOST, Math.ceil(share * MOST - 1e-9)));
    stars = wholeDay ? stars : Math.min(stars, LESS_THAN_A_DAY);
    return new Confidence(
        cpu && memory ? stars : Math.min(stars, ONE_RESOURCE), present, expected, wholeDay);
  }

  private static Stream<Series> cpu(Observed observed) {
    return Stream.concat(
        observed.all(UsageMetric.CPU_CORES).stream(),
        observed.all(UsageMetric.CPU_PERCENT).stream());
  }
}
