package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the columns in which rows of the same key differ. Not thread-safe. */
final class ColumnDifferences {
  private final FrozenSides.Pair pair;
  private final ComparedTable table;
  private final Differences differences;

  ColumnDifferences(FrozenSides.Pair pair, ComparedTable table, Differences differences) {
    this.pair = pair;
    this.table = table;
    this.differences = differences;
  }

  /** Reports a difference for each of the keys, which exist on both sides. */
  void name(List<String[]> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Map<Integer, String[]> source = rows(Side.SOURCE, keys);
    Map<Integer, String[]> target = rows(Side.TARGET, keys);
    for (int i = 0; i < keys.size(); i++) {
      String[] left = source.getOrDefault(i, new String[0]);
      String[] right = target.getOrDefault(i, new String[0]);
      List<String> names = new ArrayList<>();
      for (int column = 0; column < Math.min(left.length, right.length); column++) {
        if (!left[column].equals(right[column])) {
          names.add(table.columns().get(column).name());
        }
      }
      differences.add(
          new Difference(
              table.name().toString(),
              String.join(", ", Arrays.asList(keys.get(i))),
              "changed",
              names));
    }
  }

  private Map<Integer, String[]> rows(Side side, List<String[]> keys) {
    return KeyQuery.columns(table, side).ask(pair.on(side), keys, this::read);
  }

  private Map<Integer, String[]> read(ResultSet result) throws SQLException {
    Map<Integer, String[]> rows = new HashMap<>();
    while (result.next()) {
      String[] values = new String[table.columns().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = result.getString(column + 2);
      }
      rows.put(result.getInt(1) - 1, values);
    }
    return rows;
  }
}
