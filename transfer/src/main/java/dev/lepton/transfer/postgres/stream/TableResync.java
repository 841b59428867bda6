package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.OpenCopy;
import dev.lepton.transfer.postgres.copy.Snapshot;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Reads a quarantined table anew, as one chunk with a snapshot of its own, and lets its changes in
 * again. The stream must stand still meanwhile: what it has passed must be in that snapshot. Not
 * thread-safe.
 */
final class TableResync {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final StreamRoute route;
  private final Ledger ledger = new Ledger();

  TableResync(StreamRoute route) {
    this.route = route;
  }

  /** All of it in one transaction of the side that is written to, or nothing. */
  void run(QualifiedName table) throws SQLException {
    try (Connection from = route.from().open();
        Connection to = route.to().open()) {
      for (String setting : BatchApplier.SESSION) {
        Sql.execute(to, setting);
      }
      QualifiedName here = route.names().at(to).apply(table);
      TableInfo info =
          new CatalogReader()
              .tables(to).stream()
                  .filter(known -> known.name().equals(here))
                  .findFirst()
                  .orElseThrow(() -> unknown(table));
      from.setAutoCommit(false);
      from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Snapshot snapshot = snapshotBeyondNow(from, table);
      to.setAutoCommit(false);
      String limit = route.conditions().whereFollowing(table);
      Sql.execute(to, "DELETE FROM ONLY " + here.sql() + limit);
      Chunk chunk = new Chunk(table, 0, Optional.empty());
      CopiedChunk copied =
          copy(from, to, info, new Part(chunk, route.conditions().whereLeading(table)), snapshot);
      requireInside(to, "SELECT count(*) FROM ONLY " + here.sql() + limit, copied);
      Sql.strings(
          to,
          "DELETE FROM lepton.chunk WHERE (schema_name, table_name) = (?, ?) RETURNING ordinal",
          table.schema(),
          table.name());
      ledger.planChunks(to, List.of(chunk));
      ledger.finishChunk(to, copied);
      Sql.execute(to, DirtyKeys.recordTableSql(table));
      new Quarantine(route.slot()).remove(to, table);
      to.commit();
    }
  }

  /** A snapshot that sees every transaction that had begun when this was called. */
  private static Snapshot snapshotBeyondNow(Connection from, QualifiedName table)
      throws SQLException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long horizon = snapshot(from).xmax();
    while (true) {
      from.rollback();
      Snapshot snapshot = snapshot(from);
      if (snapshot.xmin() >= horizon) {
        return snapshot;
      }
      if (System.nanoTime() > deadline) {
        throw new LeptonException(
            ErrorCode.TIMED_OUT,
            "a transaction at the source has been open for a minute",
            table.toString(),
            "end it, then try again");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static Snapshot snapshot(Connection from) throws SQLException {
    return Snapshot.parse(Sql.string(from, "SELECT txid_current_snapshot()::text").orElseThrow());
  }

  /** What is read: a whole table, or the rows of it that travel. */
  private record Part(Chunk chunk, String where) {}

  /** On the way back: rows that do not satisfy the condition must not come. */
  private void requireInside(Connection to, String count, CopiedChunk copied) throws SQLException {
    QualifiedName table = copied.chunk().table();
    boolean inside =
        !route.conditions().back()
            || route.conditions().of(table).isEmpty()
            || Sql.string(to, count).filter(String.valueOf(copied.rows())::equals).isPresent();
    if (!inside) {
      throw new LeptonException(
          ErrorCode.TABLE_QUARANTINED,
          "rows of "
              + table
              + " do not satisfy the condition under which it was moved: "
              + route.conditions().of(table).orElse(""),
          table.toString(),
          "change or delete these rows, then try again");
    }
  }

  private static CopiedChunk copy(
      Connection from, Connection to, TableInfo info, Part part, Snapshot snapshot)
      throws SQLException {
    String columns =
        info.storedColumns().stream().map(ColumnInfo::sql).collect(Collectors.joining(", "));
    Chunk chunk = part.chunk();
    String rows = " FROM ONLY " + chunk.table().sql() + part.where();
    String out = "COPY (SELECT " + columns + rows + ") TO STDOUT";
    String in = "COPY " + info.name().sql() + " (" + columns + ") FROM STDIN";
    try (OpenCopy<CopyOut> reader =
            new OpenCopy<>(from.unwrap(PGConnection.class).getCopyAPI().copyOut(out));
        OpenCopy<CopyIn> writer =
            new OpenCopy<>(to.unwrap(PGConnection.class).getCopyAPI().copyIn(in))) {
      long bytes = 0;
      byte[] line = reader.operation().readFromCopy();
      while (line != null) {
        writer.operation().writeToCopy(line, 0, line.length);
        bytes += line.length;
        line = reader.operation().readFromCopy();
      }
      return new CopiedChunk(chunk, snapshot, writer.operation().endCopy(), bytes, 0);
    }
  }

  private static LeptonException unknown(QualifiedName table) {
    return new LeptonException(
        ErrorCode.USAGE,
        "the target has no table " + table,
        table.toString(),
        "name one that it has");
  }
}
