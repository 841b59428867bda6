package dev.lepton.transfer.postgres.largeobject;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.copy.SnapshotSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Cuts the large objects of a source into tasks. Stateless but for its ends; thread-safe. */
public final class LargeObjectCopier {
  /** Kind, as the catalogue reader reports it where large objects are not carried. */
  public static final String KIND = "large object";

  private static final int PER_TASK = 1_000;

  private final ConnectionPool source;
  private final ConnectionPool target;
  private final SnapshotSource snapshots;
  private final OwnerSpec owners;

  /**
   * @param snapshots which state of the source is copied
   */
  public LargeObjectCopier(
      ConnectionPool source, ConnectionPool target, SnapshotSource snapshots, OwnerSpec owners) {
    this.source = source;
    this.target = target;
    this.snapshots = snapshots;
    this.owners = owners;
  }

  /**
   * One task a thousand objects, in the order of their identifiers, which stay the same. A task
   * that was finished before is left out by the ledger when it runs.
   */
  public List<Task> tasks() {
    try {
      List<String> ids =
          source.lend(
              open ->
                  Sql.strings(open, "SELECT oid::text FROM pg_largeobject_metadata ORDER BY oid"));
      List<Task> tasks = new ArrayList<>();
      for (int from = 0; from < ids.size(); from += PER_TASK) {
        List<String> part = ids.subList(from, Math.min(ids.size(), from + PER_TASK));
        tasks.add(
            new LargeObjectBatch(
                Long.parseLong(part.get(0)), Long.parseLong(part.get(part.size() - 1)), this));
      }
      return tasks;
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "list the large objects", e);
    }
  }

  ConnectionPool source() {
    return source;
  }

  ConnectionPool target() {
    return target;
  }

  SnapshotSource snapshots() {
    return snapshots;
  }

  OwnerSpec owners() {
    return owners;
  }
}
