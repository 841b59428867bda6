package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One state of the source for many sessions, held open by a session of its own. {@link #begin} may
 * be called by several threads at once.
 */
public final class SharedSnapshot implements SnapshotSource, AutoCloseable {
  /** A server has room for 6,400 locks by default; others need some too. */
  private static final int MOST_LOCKS = 3_000;

  private final Connection holder;
  private final String name;
  private final Snapshot snapshot;

  private SharedSnapshot(Connection holder, String name, Snapshot snapshot) {
    this.holder = holder;
    this.name = name;
    this.snapshot = snapshot;
  }

  /** Takes the snapshot. */
  public static SharedSnapshot open(ConnectionFactory source) throws SQLException {
    Connection holder = source.open();
    holder.setAutoCommit(false);
    Snapshots.repeatable(holder);
    Snapshot snapshot = Snapshots.current(holder);
    String name = Sql.string(holder, "SELECT pg_export_snapshot()").orElseThrow();
    return new SharedSnapshot(holder, name, snapshot);
  }

  /**
   * Keeps tables from being truncated, rewritten or dropped while the snapshot is open: that would
   * show even under an older snapshot.
   *
   * @return false if there are too many for the server's lock table; none is held then
   */
  public boolean hold(List<TableInfo> tables) throws SQLException {
    if (tables.size() > MOST_LOCKS) {
      return false;
    }
    if (!tables.isEmpty()) {
      String names =
          tables.stream()
              .map(table -> "ONLY " + table.name().sql())
              .collect(Collectors.joining(", "));
      Sql.execute(holder, "LOCK TABLE " + names + " IN ACCESS SHARE MODE");
    }
    return true;
  }

  /** The exported name, for {@code SET TRANSACTION SNAPSHOT}. */
  public String name() {
    return name;
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public Snapshot begin(Connection reading) throws SQLException {
    Snapshots.repeatable(reading);
    Sql.execute(reading, "SET TRANSACTION SNAPSHOT '" + name + "'");
    return snapshot;
  }

  @Override
  public void close() throws SQLException {
    holder.close();
  }
}
