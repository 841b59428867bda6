package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;

/** What the pieces of a table add up to, on each side. Thread-safe. */
final class TableSums {
  /**
   * @param sum of the rows' numbers
   */
  record Sums(long rows, BigInteger sum) {
    static final Sums NONE = new Sums(0, BigInteger.ZERO);

    Sums plus(Sums other) {
      return new Sums(rows + other.rows, sum.add(other.sum));
    }
  }

  private final Map<Side, Sums> sums = new EnumMap<>(Side.class);
  private int pieces;
  private long nanos;

  synchronized void add(Side side, Sums more, long tookNanos) {
    sums.merge(side, more, Sums::plus);
    nanos += tookNanos;
    pieces += side == Side.SOURCE ? 1 : 0;
  }

  synchronized boolean equal() {
    return of(Side.SOURCE).equals(of(Side.TARGET));
  }

  synchronized Sums of(Side side) {
    return sums.getOrDefault(side, Sums.NONE);
  }

  /** How many pieces the source was read in. */
  synchronized int pieces() {
    return pieces;
  }

  synchronized double seconds() {
    return nanos / 1e9;
  }
}
