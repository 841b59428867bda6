package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Copies one chunk under one snapshot. The rows and the ledger's entry, which holds that snapshot,
 * commit in one transaction on the target: a chunk is there with its snapshot or not at all.
 */
final class ChunkCopy implements Task {
  private final Chunk chunk;
  private final TableInfo table;
  private final CopyFormat format;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final CopyMeter meter;
  private final SnapshotSource snapshots;

  ChunkCopy(Chunk chunk, TableInfo table, CopyFormat format, CopyRoute route) {
    this.chunk = chunk;
    this.table = table;
    this.format = format;
    this.source = route.source();
    this.target = route.target();
    this.meter = route.meter();
    this.snapshots = route.snapshots();
  }

  @Override
  public String id() {
    return "copy/" + chunk.id();
  }

  @Override
  public void run() {
    try {
      source.lend(from -> Transactions.run(from, reading -> relay(reading)));
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "read " + table.name(), e);
    }
  }

  private CopiedChunk relay(Connection reading) throws SQLException {
    Snapshot snapshot = snapshots.begin(reading);
    try {
      return target.lend(to -> Transactions.run(to, writing -> copy(reading, writing, snapshot)));
    } catch (SQLException e) {
      throw SqlFailure.of(target.factory(), "write " + table.name(), e);
    }
  }

  private CopiedChunk copy(Connection reading, Connection writing, Snapshot snapshot)
      throws SQLException {
    long begin = System.nanoTime();
    boolean whole = chunk.range().isEmpty();
    if (whole) {
      // The table is still empty and without indexes; emptying it here is what allows FREEZE.
      try (Statement statement = writing.createStatement()) {
        statement.execute(CopyStatements.empty(table));
      }
    }
    boolean frozen = whole && table.origin() != TableInfo.Origin.EXTENSION;
    CopyManager from = reading.unwrap(PGConnection.class).getCopyAPI();
    CopyManager to = writing.unwrap(PGConnection.class).getCopyAPI();
    CopyPump pump = new CopyPump(meter, CopyPump.RowObserver.none());
    try (OpenCopy<CopyOut> out =
            new OpenCopy<>(from.copyOut(CopyStatements.out(table, format, Optional.of(chunk))));
        OpenCopy<CopyIn> in = new OpenCopy<>(to.copyIn(CopyStatements.in(table, format, frozen)))) {
      long bytes = pump(pump, out.operation(), in.operation());
      long rows = in.operation().endCopy();
      pump.settle(rows);
      double seconds = (System.nanoTime() - begin) / 1e9;
      CopiedChunk copied = new CopiedChunk(chunk, snapshot, rows, bytes, seconds);
      new Ledger().finishChunk(writing, copied);
      return copied;
    }
  }

  private long pump(CopyPump pump, CopyOut out, CopyIn in) throws SQLException {
    try {
      return pump.pump(() -> read(out), in::writeToCopy);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONNECTION_LOST,
          "the copy of " + table.name() + " broke: " + e.getMessage(),
          id(),
          "run the same command again",
          e);
    }
  }

  private byte @Nullable [] read(CopyOut out) {
    try {
      return out.readFromCopy();
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "read " + table.name(), e);
    }
  }
}
