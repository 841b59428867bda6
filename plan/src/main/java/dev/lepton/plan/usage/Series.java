package dev.lepton.plan.usage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Measurements of one metric in the order of their times. Immutable. */
public final class Series {
  private static final Series EMPTY = new Series(new long[0], new double[0]);

  private final long[] seconds;
  private final double[] values;

  private Series(long[] seconds, double[] values) {
    this.seconds = seconds;
    this.values = values;
  }

  public static Series empty() {
    return EMPTY;
  }

  /**
   * @param seconds since 1970, in any order
   * @param values as many
   */
  public static Series of(long[] seconds, double[] values) {
    if (seconds.length != values.length) {
      throw new IllegalArgumentException(seconds.length + " times, " + values.length + " values");
    }
    return ascending(seconds, seconds.length)
        ? new Series(seconds.clone(), values.clone())
        : sorted(seconds, values);
  }

  private static boolean ascending(long[] seconds, int size) {
    for (int i = 1; i < size; i++) {
      if (seconds[i] < seconds[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The same, holding the other's times where they are equal: thousands of series share them. */
  Series sharing(Series other) {
    return Arrays.equals(seconds, other.seconds) ? new Series(other.seconds, values) : this;
  }

  private static Series sorted(long[] seconds, double[] values) {
    int[] order =
        IntStream.range(0, seconds.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> seconds[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Series(
        Arrays.stream(order).mapToLong(i -> seconds[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> values[i]).toArray());
  }

  public int size() {
    return seconds.length;
  }

  public boolean isEmpty() {
    return seconds.length == 0;
  }

  /** Seconds since 1970. */
  public long second(int index) {
    return seconds[index];
  }

  public double value(int index) {
    return values[index];
  }

  /** In the order of their times. */
  public double[] values() {
    return values.clone();
  }

  /** The largest value. */
  public double max() {
    double max = values.length == 0 ? Double.NaN : values[0];
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  public double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The same times, each value put through the function. */
  public Series map(DoubleUnaryOperator function) {
    return new Series(seconds, Arrays.stream(values).map(function).toArray());
  }

  Series and(Series more) {
    long[] times = Arrays.copyOf(seconds, size() + more.size());
    double[] both = Arrays.copyOf(values, size() + more.size());
    System.arraycopy(more.seconds, 0, times, size(), more.size());
    System.arraycopy(more.values, 0, both, size(), more.size());
    return of(times, both);
  }

  /** Days between the first and the last measurement. */
  public double days() {
    return seconds.length < 2 ? 0 : (seconds[seconds.length - 1] - seconds[0]) / 86_400.0;
  }

  /** Collects measurements. Not thread-safe. */
  static final class Builder {
    private long[] seconds = new long[64];
    private double[] values = new double[64];
    private int[] rows = new int[64];
    private int size;

    void add(long second, double value, int row) {
      if (size == seconds.length) {
        int larger = size + (size >> 1);
        seconds = Arrays.copyOf(seconds, larger);
        values = Arrays.copyOf(values, larger);
        rows = Arrays.copyOf(rows, larger);
      }
      seconds[size] = second;
      values[size] = value;
      rows[size++] = row;
    }

    int size() {
      return size;
    }

    double value(int index) {
      return values[index];
    }

    long second(int index) {
      return seconds[index];
    }

    int row(int index) {
      return rows[index];
    }

    void set(int index, double value) {
      values[index] = value;
    }

    /** Whether each measurement is later than the one before it. */
    boolean inOrder() {
      for (int i = 1; i < size; i++) {
        if (seconds[i] <= seconds[i - 1]) {
          return false;
        }
      }
      return true;
    }

    Series build() {
      long[] times = Arrays.copyOf(seconds, size);
      double[] all = Arrays.copyOf(values, size);
      return ascending(times, size) ? new Series(times, all) : sorted(times, all);
    }
  }
}
