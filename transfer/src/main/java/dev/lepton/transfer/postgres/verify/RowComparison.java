package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.TableProof;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import dev.lepton.transfer.postgres.verify.TableSums.Sums;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Compares whole tables: sums first; where they differ, sums of buckets; then the rows of the
 * buckets that differ.
 */
final class RowComparison {
  /** Looks at the rows of a table that differs. */
  @FunctionalInterface
  interface Finder {
    /**
     * @param buckets those whose sums differ
     */
    void find(FrozenSides.Pair pair, ComparedTable table, Set<Integer> buckets) throws SQLException;
  }

  private final Workers workers;
  private final Finder finder;
  private final ReadMeter meter;
  private final Map<QualifiedName, TableSums> sums = new LinkedHashMap<>();
  private final Map<QualifiedName, ComparedTable> different = new ConcurrentHashMap<>();

  RowComparison(Workers workers, ReadMeter meter, Finder finder) {
    this.workers = workers;
    this.meter = meter;
    this.finder = finder;
  }

  /** Puts every row that differs into the report. */
  static RowComparison reporting(Workers workers, ReadMeter meter, Differences differences) {
    return new RowComparison(
        workers,
        meter,
        (pair, table, buckets) -> {
          RowSink sink = new ReportedRows(pair, table, differences);
          new RowDifferences(pair, table, sink).find(buckets);
        });
  }

  static RowComparison reporting(Workers workers, Differences differences) {
    return reporting(workers, ReadMeter.silent(), differences);
  }

  /** Rows of the source that were compared. */
  long rows() {
    return sums.values().stream().mapToLong(table -> table.of(Side.SOURCE).rows()).sum();
  }

  /** Tables with differences. */
  Set<QualifiedName> different() {
    return Set.copyOf(different.keySet());
  }

  /** What was compared of each table, in the order in which they were given. */
  List<TableProof> proofs(List<ComparedTable> tables) {
    return tables.stream().map(this::proof).toList();
  }

  private TableProof proof(ComparedTable table) {
    TableSums seen = sums.get(table.name());
    return new TableProof(
        table.name().toString(),
        seen.of(Side.SOURCE).rows(),
        table.hasKey()
            ? "by key " + String.join(", ", table.source().keyColumns())
            : "as a multiset",
        seen.pieces(),
        seen.seconds());
  }

  /** The session pairs must be idle. */
  void compare(FrozenSides.Pair planner, List<ComparedTable> tables) {
    tables.forEach(table -> sums.put(table.name(), new TableSums()));
    workers.runSides(tasks(Side.SOURCE, planner, tables), tasks(Side.TARGET, planner, tables));
    List<ComparedTable> suspects =
        tables.stream().filter(table -> !sums.get(table.name()).equal()).toList();
    suspects.forEach(table -> different.put(table.name(), table));
    suspects.forEach(table -> localise(planner, table));
  }

  private List<Workers.SideTask> tasks(
      Side side, FrozenSides.Pair planner, List<ComparedTable> tables) {
    List<Workers.SideTask> tasks = new ArrayList<>();
    for (List<Piece> batch : PiecePlanner.plan(planner.on(side), side, tables)) {
      tasks.add(session -> sum(session, side, batch));
    }
    return tasks;
  }

  private void sum(SideSession session, Side side, List<Piece> batch) {
    long start = System.nanoTime();
    Map<Integer, Sums> found = keyedSums(session, RowHash.sums(batch, side));
    long each = (System.nanoTime() - start) / batch.size();
    for (int i = 0; i < batch.size(); i++) {
      Sums piece = found.get(i);
      sums.get(batch.get(i).table().name()).add(side, piece, each);
      meter.read(side, piece.rows());
    }
  }

  private void localise(FrozenSides.Pair planner, ComparedTable table) {
    Map<Integer, Sums> ours = new ConcurrentHashMap<>();
    Map<Integer, Sums> theirs = new ConcurrentHashMap<>();
    workers.runSides(
        bucketTasks(Side.SOURCE, planner, table, ours),
        bucketTasks(Side.TARGET, planner, table, theirs));
    Set<Integer> buckets =
        java.util.stream.IntStream.range(0, RowHash.BUCKETS)
            .filter(i -> !ours.getOrDefault(i, Sums.NONE).equals(theirs.getOrDefault(i, Sums.NONE)))
            .boxed()
            .collect(Collectors.toSet());
    workers.runAll(List.of((pair, both) -> finder.find(pair, table, buckets)));
  }

  private static List<Workers.SideTask> bucketTasks(
      Side side, FrozenSides.Pair planner, ComparedTable table, Map<Integer, Sums> into) {
    List<Workers.SideTask> tasks = new ArrayList<>();
    for (List<Piece> batch : PiecePlanner.plan(planner.on(side), side, List.of(table))) {
      for (Piece piece : batch) {
        tasks.add(
            session ->
                keyedSums(session, RowHash.buckets(piece, side))
                    .forEach((bucket, found) -> into.merge(bucket, found, Sums::plus)));
      }
    }
    return tasks;
  }

  private static Map<Integer, Sums> keyedSums(SideSession session, String sql) {
    return session.query(
        sql,
        rows -> {
          Map<Integer, Sums> found = new LinkedHashMap<>();
          while (rows.next()) {
            found.put(
                rows.getInt(1), new Sums(rows.getLong(2), rows.getBigDecimal(3).toBigInteger()));
          }
          return found;
        });
  }
}
