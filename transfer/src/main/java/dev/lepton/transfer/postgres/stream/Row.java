package dev.lepton.transfer.postgres.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row image as the stream carries it: for each column a value, SQL's NULL, or the word that a
 * large value did not change and was left out. The values stay where the message holds them, so
 * that millions of rows cost little more than their bytes. Immutable by agreement: nobody writes
 * into the message. Not thread-safe before its hash was taken, which costs no more than time.
 */
final class Row {
  /** Stands for a value that the message does not repeat, where rows are made of values. */
  static final byte[] UNCHANGED = new byte[0];

  private static final int HEAD = 5;

  private final byte[] data;

  /** For each column where its kind stands, which its length and its bytes follow. */
  private final int[] at;

  private final boolean complete;
  private int hash;

  private Row(byte[] data, int[] at, boolean complete) {
    this.data = data;
    this.at = at;
    this.complete = complete;
  }

  /**
   * Reads a row off a message, and leaves the message behind it.
   *
   * @throws IllegalArgumentException if that is no row
   */
  static Row read(ByteBuffer in) {
    int[] at = new int[in.getShort()];
    byte[] data = in.array();
    int end = in.arrayOffset() + in.limit();
    int next = in.arrayOffset() + in.position();
    boolean complete = true;
    for (int i = 0; i < at.length; i++) {
      at[i] = next;
      byte kind = next < end ? data[next] : 0;
      if (kind == 't' || kind == 'b') {
        next += HEAD;
        next += next <= end ? length(data, at[i]) : 0;
      } else if (kind == 'u' || kind == 'n') {
        next++;
        complete &= kind == 'n';
      } else {
        throw new IllegalArgumentException("pgoutput sent a column of unknown kind");
      }
      if (next > end || next < at[i]) {
        throw new IllegalArgumentException("pgoutput sent a row that ends too early");
      }
    }
    in.position(next - in.arrayOffset());
    return new Row(data, at, complete);
  }

  /**
   * @param values in UTF-8, null for NULL, {@link #UNCHANGED} by identity
   */
  static Row of(byte @Nullable [][] values) {
    int size = 0;
    for (byte[] value : values) {
      size += value == null || value == UNCHANGED ? 1 : HEAD + value.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(2 + size).putShort((short) values.length);
    for (byte[] value : values) {
      if (value == null || value == UNCHANGED) {
        buffer.put((byte) (value == null ? 'n' : 'u'));
      } else {
        buffer.put((byte) 't').putInt(value.length).put(value);
      }
    }
    return read(buffer.flip());
  }

  int size() {
    return at.length;
  }

  /** A copy of the value; null for NULL, and for a value left out. */
  byte @Nullable [] value(int column) {
    return hasValue(column)
        ? Arrays.copyOfRange(data, start(column), start(column) + length(column))
        : null;
  }

  boolean hasValue(int column) {
    byte kind = data[at[column]];
    return kind != 'n' && kind != 'u';
  }

  /** What the value stands in; see {@link #start} and {@link #length}. */
  byte[] data() {
    return data;
  }

  /** Where the value begins in {@link #data}; only if there is one. */
  int start(int column) {
    return at[column] + HEAD;
  }

  /** The value's bytes; only if there is one. */
  int length(int column) {
    return length(data, at[column]);
  }

  boolean isUnchanged(int column) {
    return data[at[column]] == 'u';
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether any of the columns was left out. */
  boolean lacks(int[] columns) {
    for (int column : columns) {
      if (isUnchanged(column)) {
        return true;
      }
    }
    return false;
  }

  /** This image with its unchanged values taken from an earlier image of the same row. */
  Row over(Row earlier) {
    if (complete) {
      return this;
    }
    int[] from = new int[at.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = isUnchanged(i) ? i : -1;
    }
    return patched(earlier, from);
  }

  /** This image with some of its columns from a row that holds only those. */
  Row with(Row part, int[] columns) {
    int[] from = new int[at.length];
    Arrays.fill(from, -1);
    for (int i = 0; i < columns.length; i++) {
      from[columns[i]] = i;
    }
    return patched(part, from);
  }

  /**
   * @param from for each column the other row's column to take instead, or -1
   */
  private Row patched(Row other, int[] from) {
    int size = 0;
    for (int i = 0; i < from.length; i++) {
      size += from[i] < 0 ? extent(i) : other.extent(from[i]);
    }
    byte[] merged = new byte[size];
    int[] places = new int[from.length];
    int next = 0;
    boolean all = true;
    for (int i = 0; i < from.length; i++) {
      Row row = from[i] < 0 ? this : other;
      int column = from[i] < 0 ? i : from[i];
      places[i] = next;
      System.arraycopy(row.data, row.at[column], merged, next, row.extent(column));
      next += row.extent(column);
      all &= !row.isUnchanged(column);
    }
    return new Row(merged, places, all);
  }

  private int extent(int column) {
    return hasValue(column) ? HEAD + length(column) : 1;
  }

  /**
   * The same image with its columns in another order: the new column i is the old column {@code
   * order[i]}.
   */
  Row reordered(int[] order) {
    if (isOrder(order)) {
      return this;
    }
    int[] moved = new int[order.length];
    boolean all = true;
    for (int i = 0; i < order.length; i++) {
      moved[i] = at[order[i]];
      all &= data[moved[i]] != 'u';
    }
    return new Row(data, moved, all);
  }

  /** Whether the columns stand in that order already. */
  private boolean isOrder(int[] order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return order.length == at.length;
  }

  private static int length(byte[] data, int at) {
    return (data[at + 1] & 255) << 24
        | (data[at + 2] & 255) << 16
        | (data[at + 3] & 255) << 8
        | (data[at + 4] & 255);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Row) || ((Row) other).at.length != at.length) {
      return false;
    }
    Row row = (Row) other;
    for (int i = 0; i < at.length; i++) {
      int from = at[i];
      int to = row.at[i];
      if (!Arrays.equals(data, from, from + extent(i), row.data, to, to + row.extent(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int sum = 1;
      for (int i = 0; i < at.length; i++) {
        int end = at[i] + extent(i);
        for (int position = at[i]; position < end; position++) {
          sum = 31 * sum + data[position];
        }
      }
      hash = sum;
    }
    return hash;
  }
}
