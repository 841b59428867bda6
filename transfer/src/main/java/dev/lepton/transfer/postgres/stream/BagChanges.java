package dev.lepton.transfer.postgres.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the changes of a table without a key: such a table is a bag of rows, so what matters is how
 * many more or fewer of each row there are in the end, and the order is immaterial. Not
 * thread-safe.
 */
final class BagChanges {
  private final TableTarget table;
  private final Map<Row, Integer> net = new LinkedHashMap<>();

  /** Rows that came while none had gone: the usual log needs no counting. */
  private final List<Row> added = new ArrayList<>();

  BagChanges(TableTarget table) {
    this.table = table;
  }

  TableTarget table() {
    return table;
  }

  boolean isEmpty() {
    return net.isEmpty() && added.isEmpty();
  }

  /** Rows that are only added, one after the other; empty where others became fewer. */
  List<Row> added() {
    return net.isEmpty() ? added : List.of();
  }

  /** Rows and by how much their number changes, never 0; only if some may have become fewer. */
  Map<Row, Integer> net() {
    return net;
  }

  void insert(Row row) {
    if (net.isEmpty()) {
      added.add(row);
    } else {
      count(row, 1);
    }
  }

  void delete(Row row) {
    for (Row earlier : added) {
      count(earlier, 1);
    }
    added.clear();
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
