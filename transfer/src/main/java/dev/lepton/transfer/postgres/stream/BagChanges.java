package dev.lepton.transfer.postgres.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Folds the changes of a table without a key: such a table is a bag of rows, so what matters is how
 * many more or fewer of each row there are in the end, and the order is immaterial. Not
 * thread-safe.
 */
final class BagChanges {
  private final TableTarget table;
  private final Map<Row, Integer> net = new LinkedHashMap<>();

  BagChanges(TableTarget table) {
    this.table = table;
  }

  TableTarget table() {
    return table;
  }

  /** Rows and by how much their number changes, never 0. */
  Map<Row, Integer> net() {
    return net;
  }

  /** Whether no row becomes fewer. */
  boolean onlyInserts() {
    for (int more : net.values()) {
      if (more < 0) {
        return false;
      }
    }
    return true;
  }

  void insert(Row row) {
    count(row, 1);
  }

  void delete(Row row) {
    count(row, -1);
  }

  private void count(Row row, int by) {
    net.compute(
        row,
        (same, before) -> {
          int after = (before == null ? 0 : before) + by;
          return after == 0 ? null : after;
        });
  }
}
