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
import java.util.Objects;

/** Compares single rows of a table by their keys. */
final class ChangedRows {
  private static final int PAGE = 5_000;

  private final ComparedTable table;
  private final Differences differences;

  ChangedRows(ComparedTable table, Differences differences) {
    this.table = table;
    this.differences = differences;
  }

  List<Workers.Task> tasks(List<String[]> keys) {
    List<Workers.Task> tasks = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += PAGE) {
      List<String[]> page = keys.subList(from, Math.min(keys.size(), from + PAGE));
      tasks.add((pair, both) -> compare(pair, both, page));
    }
    return tasks;
  }

  private void compare(FrozenSides.Pair pair, Workers workers, List<String[]> keys) {
    List<Map<Integer, Long>> sides =
        workers.both(() -> hashes(pair, Side.SOURCE, keys), () -> hashes(pair, Side.TARGET, keys));
    List<String[]> changed = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Long left = sides.get(0).get(i);
      Long right = sides.get(1).get(i);
      if (left != null && right != null && !left.equals(right)) {
        changed.add(keys.get(i));
      } else if (!Objects.equals(left, right)) {
        String key = String.join(", ", Arrays.asList(keys.get(i)));
        differences.add(
            new Difference(
                table.name().toString(), key, left == null ? "extra" : "missing", List.of()));
      }
    }
    new ColumnDifferences(pair, table, differences).name(changed);
  }

  private Map<Integer, Long> hashes(FrozenSides.Pair pair, Side side, List<String[]> keys) {
    return KeyQuery.hashes(table, side).ask(pair.on(side), keys, ChangedRows::read);
  }

  private static Map<Integer, Long> read(ResultSet rows) throws SQLException {
    Map<Integer, Long> hashes = new HashMap<>();
    while (rows.next()) {
      hashes.put(rows.getInt(1) - 1, rows.getLong(2));
    }
    return hashes;
  }
}
