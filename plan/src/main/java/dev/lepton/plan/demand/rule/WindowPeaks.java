package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Series;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A series as peaks per ten minutes, which is what a percentile is taken of: a mean would hide the
 * bursts. Immutable.
 */
final class WindowPeaks {
  static final long WINDOW_SECONDS = 600;
  private static final long DAY_WINDOWS = 144;

  private final long[] windows;
  private final double[] peaks;

  private WindowPeaks(long[] windows, double[] peaks) {
    this.windows = windows;
    this.peaks = peaks;
  }

  static WindowPeaks of(Series series) {
    return of(series, WINDOW_SECONDS);
  }

  static WindowPeaks of(Series series, long windowSeconds) {
    long[] windows = new long[series.size()];
    double[] peaks = new double[series.size()];
    int size = 0;
    for (int i = 0; i < series.size(); i++) {
      long window = Math.floorDiv(series.second(i), windowSeconds);
      if (size > 0 && windows[size - 1] == window) {
        peaks[size - 1] = Math.max(peaks[size - 1], series.value(i));
      } else {
        windows[size] = window;
        peaks[size++] = series.value(i);
      }
    }
    return new WindowPeaks(Arrays.copyOf(windows, size), Arrays.copyOf(peaks, size));
  }

  /** Windows that have at least one measurement. */
  int present() {
    return windows.length;
  }

  long window(int index) {
    return windows[index];
  }

  /** In the order of the windows. */
  double[] values() {
    return peaks.clone();
  }

  /** Windows there would be between the first and the last measurement if none were missing. */
  long expected() {
    if (windows.length < 2) {
      return windows.length;
    }
    return (windows[windows.length - 1] - windows[0]) / step() + 1;
  }

  /**
   * The usual distance of two measurements in windows, at least 1: a series of hourly points is
   * complete too.
   */
  private long step() {
    long[] gaps = new long[windows.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = windows[i + 1] - windows[i];
    }
    Arrays.sort(gaps);
    return gaps[(gaps.length - 1) / 2];
  }

  /** Share of the expected windows that are there, 0 to 1. */
  double share() {
    return Math.min(1, (double) present() / Math.max(1, expected()));
  }

  boolean coversADay() {
    return windows.length > 0 && windows[windows.length - 1] - windows[0] >= DAY_WINDOWS - 1;
  }

  /**
   * Of the peaks, linear between two of them.
   *
   * @param percentile above 0, at most 100
   */
  double percentile(double percentile) {
    return percentile(peaks, percentile);
  }

  /** Of any values, linear between two of them (type 7 of Hyndman and Fan). */
  static double percentile(double[] values, double percentile) {
    return new Percentile()
        .withEstimationType(Percentile.EstimationType.R_7)
        .evaluate(values, percentile);
  }
}
