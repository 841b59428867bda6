package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the rows that the stream touched: by key where they are few, the whole table where they
 * are many or have no key.
 */
final class TouchedRows {
  /** Beyond this a scan of the whole table is quicker than looking its rows up. */
  private static final int MOST_KEYS = 200_000;

  private final Workers workers;
  private final Differences differences;
  private final List<QualifiedName> whole = new ArrayList<>();

  TouchedRows(Workers workers, Differences differences) {
    this.workers = workers;
    this.differences = differences;
  }

  /**
   * @param planner idle sessions on both sides
   * @param recorded a session on the following side that sees the recorded keys
   * @param tables those that can be compared
   * @return rows compared
   */
  long compare(FrozenSides.Pair planner, SideSession recorded, List<ComparedTable> tables) {
    List<Workers.Task> tasks = new ArrayList<>();
    List<ComparedTable> wholeTables = new ArrayList<>();
    long[] rows = new long[1];
    recorded.run(
        "read the changed rows",
        connection -> {
          for (QualifiedName name : DirtyKeys.tables(connection)) {
            ComparedTable table =
                tables.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
            if (table == null) {
              continue; // Dropped or altered meanwhile: the comparison of objects says so.
            }
            boolean wholly = DirtyKeys.isWhole(connection, name);
            List<String[]> keys = wholly ? List.of() : DirtyKeys.keys(connection, name, MOST_KEYS);
            if (wholly || keys.size() == MOST_KEYS) {
              wholeTables.add(table);
            } else {
              tasks.addAll(new ChangedRows(table, differences).tasks(keys));
              rows[0] += keys.size();
            }
          }
        });
    workers.runAll(tasks);
    RowComparison comparison = RowComparison.reporting(workers, differences);
    comparison.compare(planner, wholeTables);
    wholeTables.forEach(table -> whole.add(table.name()));
    return rows[0] + comparison.rows();
  }

  /** The tables that were read whole. */
  List<QualifiedName> whole() {
    return whole;
  }
}
