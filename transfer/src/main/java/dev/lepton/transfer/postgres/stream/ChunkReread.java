package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.OpenCopy;
import dev.lepton.transfer.postgres.copy.Snapshot;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Copies the rows of one value of the chunk column again. It is needed when a row moved from a
 * chunk that was copied after the move into one copied before, and the stream left its large values
 * out: then the target has them nowhere. The rows read become a chunk of their own, with a snapshot
 * of their own, recorded in the ledger like any other.
 */
final class ChunkReread {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final ConnectionFactory source;
  private final Ledger ledger = new Ledger();

  ChunkReread(ConnectionFactory source) {
    this.source = source;
  }

  /**
   * @param target with an open transaction, in which this happens
   * @param ordinal for the new chunk
   * @param xids transactions that the rows read must contain
   */
  CopiedChunk read(Connection target, TableTarget table, Chunk chunk, Collection<Integer> xids)
      throws SQLException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try (Connection connection = source.open()) {
      while (true) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Snapshot snapshot = snapshot(connection);
        // A commit reaches the stream a moment before snapshots show it.
        if (xids.stream().allMatch(snapshot::sees)) {
          return copy(connection, target, table, chunk, snapshot);
        }
        connection.rollback();
        if (System.nanoTime() > deadline) {
          throw new LeptonException(
              ErrorCode.TIMED_OUT,
              "a transaction of the stream stays invisible at the source",
              table.name().toString(),
              "look for a synchronous standby that does not answer");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
  }

  private CopiedChunk copy(
      Connection from, Connection target, TableTarget table, Chunk chunk, Snapshot snapshot)
      throws SQLException {
    long value = chunk.range().orElseThrow().low();
    String columns =
        table.columns().stream().map(ColumnInfo::sql).collect(Collectors.joining(", "));
    String where =
        " WHERE " + QualifiedName.quote(table.info().chunkColumn().orElseThrow()) + " = " + value;
    try (Statement statement = target.createStatement()) {
      statement.executeUpdate("DELETE FROM ONLY " + table.name().sql() + where);
    }
    String out =
        "COPY (SELECT " + columns + " FROM ONLY " + table.origin().sql() + where + ") TO STDOUT";
    CopyManager to = target.unwrap(PGConnection.class).getCopyAPI();
    CopyManager reading = from.unwrap(PGConnection.class).getCopyAPI();
    CopiedChunk copied;
    try (OpenCopy<CopyOut> reader = new OpenCopy<>(reading.copyOut(out));
        OpenCopy<CopyIn> in =
            new OpenCopy<>(
                to.copyIn("COPY " + table.name().sql() + " (" + columns + ") FROM STDIN"))) {
      long bytes = 0;
      byte[] line = reader.operation().readFromCopy();
      while (line != null) {
        in.operation().writeToCopy(line, 0, line.length);
        bytes += line.length;
        line = reader.operation().readFromCopy();
      }
      copied = new CopiedChunk(chunk, snapshot, in.operation().endCopy(), bytes, 0);
    }
    ledger.planChunks(target, List.of(chunk));
    ledger.finishChunk(target, copied);
    return copied;
  }

  static Chunk chunk(QualifiedName table, int ordinal, long value) {
    return new Chunk(table, ordinal, Optional.of(new Chunk.Range(value, value + 1)));
  }

  private static Snapshot snapshot(Connection connection) throws SQLException {
    // pg_current_snapshot came with PostgreSQL 13; its older name works everywhere.
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT txid_current_snapshot()::text")) {
      row.next();
      return Snapshot.parse(row.getString(1));
    }
  }
}
