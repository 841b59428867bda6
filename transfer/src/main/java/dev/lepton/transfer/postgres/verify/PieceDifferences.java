package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows that differ in a piece whose sums differ, by merging both sides' ordered rows:
 * memory stays bounded however much differs. Not thread-safe.
 */
final class PieceDifferences {
  private static final int FETCH_ROWS = 5_000;
  private static final int NAMED_AT_ONCE = 100;

  private final FrozenSides.Pair pair;
  private final Piece piece;
  private final Differences differences;
  private final ColumnDifferences columns;
  private final List<String[]> changed = new ArrayList<>();

  PieceDifferences(FrozenSides.Pair pair, Piece piece, Differences differences) {
    this.pair = pair;
    this.piece = piece;
    this.differences = differences;
    this.columns = new ColumnDifferences(pair, piece.table(), differences);
  }

  void find() {
    boolean keyed = piece.table().hasKey();
    String sql = keyed ? RowHash.byKey(piece) : RowHash.byRow(piece);
    pair.source()
        .run(
            "compare the rows of " + piece.table().name(),
            source -> {
              try (PreparedStatement left = statement(source, sql);
                  PreparedStatement right = statement(pair.target().connection(), sql);
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
        if (source.getLong(3) != target.getLong(3) || source.getLong(4) != target.getLong(4)) {
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
      int order = !left ? 1 : !right ? -1 : compareHashes(source, target);
      long surplus = (order <= 0 ? source.getLong(3) : 0) - (order >= 0 ? target.getLong(3) : 0);
      for (long i = 0; i < Math.abs(surplus); i++) {
        report(surplus > 0 ? "missing" : "extra", (order <= 0 ? source : target).getString(4));
      }
      left = order <= 0 ? source.next() : left;
      right = order >= 0 ? target.next() : right;
    }
  }

  private static int compareHashes(ResultSet source, ResultSet target) throws SQLException {
    int first = Long.compare(source.getLong(1), target.getLong(1));
    return first != 0 ? first : Long.compare(source.getLong(2), target.getLong(2));
  }

  private void changed(String[] key) {
    if (differences.full()) {
      differences.addUnnamed(1);
      return;
    }
    changed.add(key);
    if (changed.size() == NAMED_AT_ONCE && !piece.table().columns().isEmpty()) {
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
    differences.add(new Difference(piece.table().name().toString(), key, kind, List.of()));
  }
}
