package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the rows that differ in a table whose sums differ, by merging both sides' ordered rows:
 * memory stays bounded however much differs. Not thread-safe.
 */
final class RowDifferences {
  private static final int FETCH_ROWS = 5_000;
  private static final int NAMED_AT_ONCE = 100;

  private final FrozenSides.Pair pair;
  private final ComparedTable table;
  private final Differences differences;
  private final ColumnDifferences columns;
  private final List<String[]> changed = new ArrayList<>();

  RowDifferences(FrozenSides.Pair pair, ComparedTable table, Differences differences) {
    this.pair = pair;
    this.table = table;
    this.differences = differences;
    this.columns = new ColumnDifferences(pair, table, differences);
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
              try (PreparedStatement left = statement(source, sql(Side.SOURCE, buckets));
                  PreparedStatement right =
                      statement(pair.target().connection(), sql(Side.TARGET, buckets));
                  ResultSet ours = left.executeQuery();
                  ResultSet theirs = right.executeQuery()) {
                if (keyed) {
                  mergeKeys(ours, theirs);
                } else {
                  mergeRows(ours, theirs);
                }
              }
            });
    columns.name(changed);
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
      if (order == 0) {
        if (source.getLong(3) != target.getLong(3)) {
          changed((String[]) source.getArray(2).getArray());
        }
      } else {
        report(order < 0 ? "missing" : "extra", key(order < 0 ? source : target));
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
      for (long i = 0; i < Math.abs(surplus); i++) {
        report(surplus > 0 ? "missing" : "extra", (order <= 0 ? source : target).getString(3));
      }
      left = order <= 0 ? source.next() : left;
      right = order >= 0 ? target.next() : right;
    }
  }

  private void changed(String[] key) {
    if (differences.full()) {
      differences.addUnnamed(1);
      return;
    }
    changed.add(key);
    if (changed.size() == NAMED_AT_ONCE && !table.columns().isEmpty()) {
      // The cursors of the merge stay open meanwhile: statements of one session do not disturb each
      // other.
      columns.name(changed);
      changed.clear();
    }
  }

  private static String key(ResultSet row) throws SQLException {
    return String.join(", ", (String[]) row.getArray(2).getArray());
  }

  private void report(String kind, String key) {
    differences.add(new Difference(table.name().toString(), key, kind, List.of()));
  }
}
