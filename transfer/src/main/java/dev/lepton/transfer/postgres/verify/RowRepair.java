package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.RepairReport.TableRepair;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mends the rows of all tables, one after the other, each in one transaction. Not thread-safe. */
final class RowRepair {
  private final TargetWriter writer;
  private final Selection selection;
  private final EventSink events;
  private final List<TableRepair> repairs = new ArrayList<>();

  RowRepair(TargetWriter writer, Selection selection, EventSink events) {
    this.writer = writer;
    this.selection = selection;
    this.events = events;
  }

  List<TableRepair> run(FrozenSides sides, Workers workers) {
    FrozenSides.Pair pair = sides.pairs().get(0);
    List<ComparedTable> tables =
        ComparedTables.pair(pair.source(), pair.target(), Catalogs.complete(selection));
    long expected = tables.stream().mapToLong(table -> table.source().estimatedRows()).sum();
    new RowComparison(workers, new ReadMeter(events, expected), this::mend).compare(pair, tables);
    return repairs;
  }

  private void mend(FrozenSides.Pair pair, ComparedTable table, Set<Integer> buckets) {
    writer.refuseTriggers(table.target().name());
    writer
        .session()
        .inTransaction(
            "mend the rows of " + table.name(),
            target -> {
              if (isEmpty(pair.target(), table)) {
                String from =
                    " FROM ONLY "
                        + table.source().name().sql()
                        + " t"
                        + table
                            .condition(Side.SOURCE)
                            .map(sql -> " WHERE (" + sql + ")")
                            .orElse("");
                long rows = RowCopy.run(pair.source().connection(), target, table, from);
                repairs.add(new TableRepair(table.name().toString(), rows, 0, 0));
              } else {
                repairs.add(byRow(pair, table, buckets, target));
              }
            });
  }

  private static boolean isEmpty(SideSession target, ComparedTable table) {
    return target.number(
            "SELECT count(*) FROM (SELECT FROM ONLY " + table.target().name().sql() + " LIMIT 1) r")
        == 0;
  }

  private static TableRepair byRow(
      FrozenSides.Pair pair, ComparedTable table, Set<Integer> buckets, Connection target)
      throws SQLException {
    if (table.hasKey()) {
      KeyedRepair repair = new KeyedRepair(pair.source(), table, target);
      new RowDifferences(pair, table, repair).find(buckets);
      return repair.complete();
    }
    BagRepair repair = new BagRepair(pair.source(), table, target);
    new RowDifferences(pair, table, repair).find(buckets);
    return repair.complete();
  }
}
