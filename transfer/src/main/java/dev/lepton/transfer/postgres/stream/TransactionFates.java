package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What has become of transactions that the source's decoder has not come to the end of yet: behind
 * a backlog most of them committed long ago. Lives as long as the stream does, through all its
 * sessions; only one session's reader asks at a time.
 */
final class TransactionFates implements AutoCloseable {
  /**
   * The ids in the stream are the low halves. What is no older than the newest one that has ended
   * is still in progress; null also where the source does not know any more.
   */
  private static final String FATES =
      "SELECT low, CASE WHEN age BETWEEN 1 AND 2147483647"
          + " THEN pg_xact_status((newest - age)::text::xid8) END"
          + " FROM (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest) now,"
          + " unnest(?::text::bigint[]) low, LATERAL (SELECT (newest - low) & 4294967295 AS age) distance";

  private static final String COMMITTED = "committed";
  private static final String ABORTED = "aborted";

  private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final KeptSession session;
  private final Set<Integer> awaited = ConcurrentHashMap.newKeySet();
  private int lastAsked;
  private long lastAnswer;
  private long pauseNanos;

  TransactionFates(ConnectionFactory source) {
    this.session = new KeptSession(() -> SideSession.open(source), Silence.limit());
  }

  /**
   * Whether a transaction that is being received is known to have committed. The source is asked at
   * once about another transaction than the last time, and ever less often about the same.
   */
  boolean hasCommitted(int xid) {
    long now = System.nanoTime();
    boolean again = xid == lastAsked && pauseNanos > 0;
    if (awaited.contains(xid) || (again && now - lastAnswer < pauseNanos)) {
      return false;
    }
    boolean committed = COMMITTED.equals(ask(List.of(xid)).get(xid));
    lastAsked = xid;
    lastAnswer = System.nanoTime();
    pauseNanos = again ? Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS) : FIRST_PAUSE_NANOS;
    return committed;
  }

  /**
   * Which parts of a transaction that has committed were rolled back.
   *
   * @throws SQLException if the source does not know it of all of them
   */
  Set<Integer> rolledBack(Collection<Integer> subtransactions) throws SQLException {
    Set<Integer> aborted = new HashSet<>();
    for (Map.Entry<Integer, String> fate : ask(subtransactions).entrySet()) {
      if (ABORTED.equals(fate.getValue())) {
        aborted.add(fate.getKey());
      } else if (!COMMITTED.equals(fate.getValue())) {
        throw new SQLException("the source has forgotten what became of a subtransaction", "40001");
      }
    }
    return aborted;
  }

  /** From now on the end of this transaction is waited for. */
  void await(int xid) {
    awaited.add(xid);
  }

  private Map<Integer, String> ask(Collection<Integer> xids) {
    // As text: the driver would look up what an array of bigint is.
    String low =
        xids.stream().map(Integer::toUnsignedString).collect(Collectors.joining(",", "{", "}"));
    return session.ask(open -> open.query(FATES, TransactionFates::read, low));
  }

  private static Map<Integer, String> read(ResultSet rows) throws SQLException {
    Map<Integer, String> fates = new HashMap<>();
    while (rows.next()) {
      fates.put((int) rows.getLong(1), rows.getString(2));
    }
    return fates;
  }

  @Override
  public void close() {
    session.close();
  }
}
