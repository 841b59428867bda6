package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Finds the rows that differ in a table whose sums differ, by merging both sides' ordered rows:
 * memory stays bounded however much differs. Not thread-safe.
 */
final class RowDifferences {
  private static final int FETCH_ROWS = 5_000;

  private final FrozenSides.Pair pair;
  private final ComparedTable table;
  private final RowSink sink;

  RowDifferences(FrozenSides.Pair pair, ComparedTable table, RowSink sink) {
    this.pair = pair;
    this.table = table;
    this.sink = sink;
  }

  /**
   * @param buckets those whose sums differ: a changed row is in one of them on each side
   */
  void find(Collection<Integer> buckets) {
    boolean keyed = table.hasKey();
    pair.source()
        .run(
            "compare the rows of " + table.name(),
            source -> {
              Connection target = pair.target().connection();
              try (PreparedStatement left = statement(source, sql(Side.SOURCE, buckets));
                  PreparedStatement right = statement(target, sql(Side.TARGET, buckets));
                  ResultSet ours = left.executeQuery();
                  ResultSet theirs = right.executeQuery()) {
                if (keyed) {
                  mergeKeys(ours, theirs);
                } else {
                  mergeRows(ours, theirs);
                }
              }
            });
    sink.end();
  }

  private String sql(Side side, Collection<Integer> buckets) {
    return table.hasKey()
        ? RowHash.byKey(table, side, buckets)
        : RowHash.byRow(table, side, buckets);
  }

  private static PreparedStatement statement(Connection connection, String sql)
      throws SQLException {
    // Without this the driver would read the whole result into memory.
    connection.setAutoCommit(false);
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCH_ROWS);
    return statement;
  }

  private void mergeKeys(ResultSet source, ResultSet target) throws SQLException {
    boolean left = source.next();
    boolean right = target.next();
    while (left || right) {
      int order =
          !left
              ? 1
              : !right ? -1 : CanonicalOrder.compare(source.getString(1), target.getString(1));
      if (order < 0) {
        sink.missing(key(source));
      } else if (order > 0) {
        sink.extra(key(target));
      } else if (source.getLong(3) != target.getLong(3)) {
        sink.changed(key(source));
      }
      left = order <= 0 ? source.next() : left;
      right = order >= 0 ? target.next() : right;
    }
  }

  private void mergeRows(ResultSet source, ResultSet target) throws SQLException {
    boolean left = source.next();
    boolean right = target.next();
    while (left || right) {
      int order = !left ? 1 : !right ? -1 : Long.compare(source.getLong(1), target.getLong(1));
      long surplus = (order <= 0 ? source.getLong(2) : 0) - (order >= 0 ? target.getLong(2) : 0);
      if (surplus != 0) {
        ResultSet row = order <= 0 ? source : target;
        sink.surplus(row.getLong(1), surplus, row.getString(3));
      }
      left = order <= 0 ? source.next() : left;
      right = order >= 0 ? target.next() : right;
    }
  }

  private static String[] key(ResultSet row) throws SQLException {
    return (String[]) row.getArray(2).getArray();
  }
}
