package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Compares whole tables, piece by piece: sums first, single rows only where sums differ. */
final class RowComparison {
  private record Sums(long rows, String first, String second) {}

  private final Workers workers;
  private final Differences differences;
  private final AtomicLong rows = new AtomicLong();
  private final Set<QualifiedName> different = ConcurrentHashMap.newKeySet();

  RowComparison(Workers workers, Differences differences) {
    this.workers = workers;
    this.differences = differences;
  }

  /** Rows of the source that were compared. */
  long rows() {
    return rows.get();
  }

  /** Tables with differences. */
  Set<QualifiedName> different() {
    return Set.copyOf(different);
  }

  /**
   * @param planner a session on the source for planning
   */
  void compare(SideSession planner, List<TableInfo> tables) {
    // Largest tables first: a long one begun last would leave the other workers idle.
    workers.runAll(
        tables.stream()
            .sorted(Comparator.comparingLong(TableInfo::bytes).reversed())
            .flatMap(table -> PiecePlanner.plan(planner, table).stream())
            .map(this::task)
            .toList());
  }

  private Workers.Task task(Piece piece) {
    return (pair, both) -> {
      List<Sums> sums =
          both.both(() -> sums(pair.source(), piece), () -> sums(pair.target(), piece));
      rows.addAndGet(sums.get(0).rows());
      if (!sums.get(0).equals(sums.get(1))) {
        different.add(piece.table().name());
        new PieceDifferences(pair, piece, differences).find();
      }
    };
  }

  private static Sums sums(SideSession session, Piece piece) {
    return session.query(
        RowHash.sums(piece),
        row -> {
          row.next();
          return new Sums(row.getLong(1), row.getString(2), row.getString(3));
        });
  }
}
