package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.ReplicationSlotInfo;

/**
 * Several sessions on both sides that all see one state: the source's at the consistent point of a
 * temporary slot, the target's when the stream stood exactly there. Not thread-safe; the pairs may
 * be used by one thread each.
 */
final class FrozenSides implements AutoCloseable {
  /** A session on each side. */
  record Pair(SideSession source, SideSession target) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Pair> pairs = new ArrayList<>();
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;

  private FrozenSides() {}

  /**
   * Takes both pictures while the stream runs.
   *
   * @param atPosition run while the stream stands at the position
   */
  static FrozenSides atOnePosition(
      ConnectionFactory source,
      ConnectionFactory target,
      int pairs,
      Standstill stream,
      Runnable atPosition) {
    FrozenSides sides = new FrozenSides();
    try (SideSession walsender = SideSession.openReplication(source)) {
      sides.open(source, target, pairs);
      stream.holdAt(
          () -> sides.freezeSource(walsender),
          PATIENCE,
          () -> {
            sides.freezeTarget();
            atPosition.run();
          });
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  /** Sessions on two sides that stand still by themselves. */
  static FrozenSides standing(ConnectionFactory source, ConnectionFactory target, int pairs) {
    FrozenSides sides = new FrozenSides();
    try {
      sides.open(source, target, pairs);
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  List<Pair> pairs() {
    return pairs;
  }

  LogSequenceNumber position() {
    return position;
  }

  private void open(ConnectionFactory source, ConnectionFactory target, int count) {
    for (int i = 0; i < count; i++) {
      SideSession left = prepare(SideSession.open(source));
      pairs.add(new Pair(left, prepare(SideSession.open(target))));
    }
  }

  /**
   * Settings under which both servers print values alike, and no query uses more than its own
   * process.
   */
  private static SideSession prepare(SideSession session) {
    session.execute(
        "SET jit = off; SET max_parallel_workers_per_gather = 0; SET lc_monetary = 'C'; SET work_mem = '64MB';"
            + " SET extra_float_digits = 3; SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';"
            + " SET bytea_output = 'hex'");
    return session;
  }

  private LogSequenceNumber freezeSource(SideSession walsender) {
    walsender.run(
        "create a temporary replication slot",
        connection -> {
          String name = "lepton_verify_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
          ReplicationSlotInfo slot =
              connection
                  .unwrap(PGConnection.class)
                  .getReplicationAPI()
                  .createReplicationSlot()
                  .logical()
                  .withSlotName(name)
                  .withOutputPlugin("pgoutput")
                  .withTemporaryOption()
                  .make();
          position = slot.getConsistentPoint();
          // The snapshot dies with the walsender's next command; sessions that adopted it keep it.
          for (Pair pair : pairs) {
            adopt(pair.source(), slot.getSnapshotName());
          }
        });
    return position;
  }

  private void freezeTarget() {
    SideSession first = pairs.get(0).target();
    begin(first);
    String snapshot = first.text("SELECT pg_export_snapshot()").orElseThrow();
    pairs.stream().skip(1).forEach(pair -> adopt(pair.target(), snapshot));
  }

  private static void adopt(SideSession session, String snapshot) {
    begin(session);
    session.execute("SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
  }

  private static void begin(SideSession session) {
    session.run("begin a transaction", connection -> connection.setAutoCommit(false));
    session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  @Override
  public void close() {
    for (Pair pair : pairs) {
      pair.source().abandon();
      pair.target().abandon();
    }
  }
}
