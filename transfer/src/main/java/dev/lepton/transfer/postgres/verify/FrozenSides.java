package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.ReplicationSlotInfo;

/**
 * Several sessions on both sides that all see one state: the source's at the consistent point of a
 * temporary slot, the target's when the stream stood exactly there. Not thread-safe; the pairs may
 * be used by one thread each.
 */
final class FrozenSides implements AutoCloseable {
  /**
   * Where the sessions lead.
   *
   * @param pairs how many on each side, at least 1
   */
  record Route(ConnectionFactory source, ConnectionFactory target, int pairs) {}

  /** A session on each side. */
  record Pair(SideSession source, SideSession target) {
    SideSession on(Side side) {
      return side == Side.SOURCE ? source : target;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Pair> pairs = new ArrayList<>();
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private boolean disturbed;

  private FrozenSides() {}

  /**
   * Takes both pictures while the stream runs.
   *
   * @param held tables that no TRUNCATE may empty until this is closed: it is not transactional,
   *     and would show even under the older snapshot
   * @param atPosition run while the stream stands at the position
   */
  static FrozenSides atOnePosition(
      Route route, Standstill stream, Collection<QualifiedName> held, Runnable atPosition) {
    FrozenSides sides = new FrozenSides();
    try (SideSession walsender = SideSession.openReplication(route.source())) {
      sides.open(route);
      stream.holdAt(
          () -> sides.freezeSource(walsender, held),
          PATIENCE,
          () -> {
            sides.freeze(Side.TARGET);
            atPosition.run();
          });
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  /** Takes a picture of each side, one after the other; nothing joins them. */
  static FrozenSides each(Route route) {
    FrozenSides sides = standing(route);
    try {
      for (Side side : Side.values()) {
        sides.freeze(side);
      }
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  /**
   * Takes a picture of the target; the source is looked at under a snapshot that somebody holds.
   *
   * @param snapshot as the source exported it
   */
  static FrozenSides under(Route route, String snapshot) {
    FrozenSides sides = standing(route);
    try {
      sides.pairs.forEach(pair -> adopt(pair.source(), snapshot));
      sides.freeze(Side.TARGET);
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  /** Sessions on two sides that stand still by themselves. */
  static FrozenSides standing(Route route) {
    FrozenSides sides = new FrozenSides();
    try {
      sides.open(route);
      return sides;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** Whether a held table was emptied, or about to be, before it could be locked. */
  boolean disturbed() {
    return disturbed;
  }

  LogSequenceNumber position() {
    return position;
  }

  private void open(Route route) {
    for (int i = 0; i < route.pairs(); i++) {
      SideSession left = prepare(SideSession.open(route.source()));
      pairs.add(new Pair(left, prepare(SideSession.open(route.target()))));
    }
  }

  /**
   * Settings under which both servers print values alike, and no query uses more than its own
   * process.
   */
  private static SideSession prepare(SideSession session) {
    session.execute(
        "SET jit = off; SET max_parallel_workers_per_gather = 0; SET lc_monetary = 'C'; SET work_mem = '64MB';"
            + " SET xmloption = 'content'; SET quote_all_identifiers = off; SET default_transaction_deferrable = off;"
            + " SET extra_float_digits = 3; SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';"
            + " SET bytea_output = 'hex'");
    return session;
  }

  private LogSequenceNumber freezeSource(SideSession walsender, Collection<QualifiedName> held) {
    walsender.run(
        "create a temporary replication slot",
        connection -> {
          // A slot waits for every writing transaction of the moment to end, and the stream for us.
          Sql.execute(connection, "SET lock_timeout = '30s'");
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
    if (!held.isEmpty()) {
      hold(pairs.get(0).source(), held);
    }
    return position;
  }

  /**
   * Locks after the slot was made: before, a TRUNCATE that waits for us could make us wait for it.
   */
  private void hold(SideSession session, Collection<QualifiedName> tables) {
    String names =
        tables.stream().map(table -> "ONLY " + table.sql()).collect(Collectors.joining(", "));
    String ids =
        tables.stream()
            .map(table -> "'" + table.sql().replace("'", "''") + "'::regclass")
            .collect(Collectors.joining(", "));
    session.execute("SET LOCAL lock_timeout = '2s'");
    try {
      session.execute("LOCK TABLE " + names + " IN ACCESS SHARE MODE");
    } catch (LeptonException e) {
      if (e.code() != ErrorCode.TIMED_OUT) {
        throw e;
      }
      disturbed = true;
      return;
    }
    // The catalogue as the snapshot sees it, against the files of now.
    disturbed =
        session.number(
                "SELECT count(*) FROM pg_class c WHERE c.oid IN ("
                    + ids
                    + ") AND c.relfilenode <> pg_relation_filenode(c.oid)")
            > 0;
  }

  private void freeze(Side side) {
    SideSession first = pairs.get(0).on(side);
    begin(first);
    String snapshot = first.text("SELECT pg_export_snapshot()").orElseThrow();
    pairs.stream().skip(1).forEach(pair -> adopt(pair.on(side), snapshot));
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
