package dev.lepton.transfer.postgres.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row image as the stream carries it: a value in UTF-8 text per column, null for SQL's NULL,
 * {@link #UNCHANGED} where the source left a large value out because it did not change. Immutable
 * by agreement: nobody writes into the arrays.
 */
final class Row {
  /** Stands for a value that the message does not repeat; compared by identity. */
  static final byte[] UNCHANGED = new byte[0];

  private final byte @Nullable [][] values;

  Row(byte @Nullable [][] values) {
    this.values = values;
  }

  int size() {
    return values.length;
  }

  byte @Nullable [] value(int column) {
    return values[column];
  }

  boolean isUnchanged(int column) {
    return values[column] == UNCHANGED;
  }

  boolean isComplete() {
    for (byte[] value : values) {
      if (value == UNCHANGED) {
        return false;
      }
    }
    return true;
  }

  /** This image with its unchanged values taken from an earlier image of the same row. */
  Row over(Row earlier) {
    if (isComplete()) {
      return this;
    }
    byte[][] merged = values.clone();
    for (int i = 0; i < merged.length; i++) {
      if (merged[i] == UNCHANGED) {
        merged[i] = earlier.values[i];
      }
    }
    return new Row(merged);
  }

  /**
   * The same image with its columns in another order: the new column i is the old column {@code
   * order[i]}.
   */
  Row reordered(int[] order) {
    byte[][] moved = new byte[order.length][];
    for (int i = 0; i < order.length; i++) {
      moved[i] = values[order[i]];
    }
    return new Row(moved);
  }

  /** Approximate size in memory, bytes. */
  long bytes() {
    long sum = 32;
    for (byte[] value : values) {
      sum += value == null ? 8 : 24L + value.length;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Row) || ((Row) other).values.length != values.length) {
      return false;
    }
    byte[][] others = ((Row) other).values;
    for (int i = 0; i < values.length; i++) {
      // An unchanged value and an empty text are both arrays of length zero, and not the same
      // thing.
      if (isUnchanged(i) != (others[i] == UNCHANGED) || !Arrays.equals(values[i], others[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }
}
