package dev.lepton.prometheus;

import java.util.Arrays;
import java.util.Map;

/**
 * One series of an answer: its labels, and its samples in the order of time. What Prometheus spells
 * NaN or Inf stays what it is. Not thread-safe while it is being read, which is over before anybody
 * sees it.
 */
public final class TimeSeries {
  private final Map<String, String> labels;
  private double[] seconds = new double[1];
  private double[] values = new double[1];
  private int size;

  TimeSeries(Map<String, String> labels) {
    this.labels = labels;
  }

  void add(double second, double value) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, Math.max(16, 2 * size));
      values = Arrays.copyOf(values, seconds.length);
    }
    seconds[size] = second;
    values[size++] = value;
  }

  public Map<String, String> labels() {
    return labels;
  }

  /** Empty where the series has no such label, as Prometheus itself has it. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  /** How many samples there are. */
  public int size() {
    return size;
  }

  /**
   * Seconds since 1970.
   *
   * @param sample 0 to {@code size() - 1}
   */
  public double second(int sample) {
    return seconds[sample];
  }

  /** May be infinite or no number. */
  public double value(int sample) {
    return values[sample];
  }

  /** The last sample's value, which is the only one of an instant; not a number without samples. */
  public double value() {
    return size == 0 ? Double.NaN : values[size - 1];
  }
}
