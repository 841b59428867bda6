package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** What a real source streams in progress goes ahead only where it has committed before. */
class TransactionCutterIT {
  private static final LogSequenceNumber UNKNOWN = LogSequenceNumber.INVALID_LSN;

  private final LiveFixture fixture =
      new LiveFixture("CREATE TABLE public.item (id int PRIMARY KEY, n int)");
  private final TransactionFates fates = new TransactionFates(fixture.source);
  private final List<Segment> segments = new ArrayList<>();

  @BeforeEach
  void streamEverything() {
    fixture.source(
        "ALTER DATABASE "
            + fixture.source.endpoint().database()
            + " SET debug_logical_replication_streaming = immediate");
  }

  @AfterEach
  void close() {
    fates.close();
    fixture.close();
  }

  @Test
  void aCommittedTransactionGoesAheadOfItsCommitWithoutWhatWasRolledBack() throws SQLException {
    fixture.sourceTransaction(
        "INSERT INTO public.item VALUES (1)",
        "SAVEPOINT a",
        "INSERT INTO public.item VALUES (2)",
        "ROLLBACK TO a",
        "INSERT INTO public.item VALUES (3)",
        "SAVEPOINT b",
        "INSERT INTO public.item VALUES (4)",
        "RELEASE b");
    read(true, Long.MAX_VALUE);
    assertThat(inserted()).containsExactly("1", "3", "4");
    assertThat(segments).allMatch(segment -> segment.begin().commitLsn().equals(UNKNOWN));
    assertThat(segments).hasSizeGreaterThan(1);
    assertThat(segments.get(segments.size() - 1).commit()).isPresent();
  }

  @Test
  void whatCommitsInBetweenComesWhereItCommitted() throws SQLException {
    try (Connection slow = LiveFixture.application(fixture.source);
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("INSERT INTO public.item VALUES (1)");
      fixture.source("INSERT INTO public.item VALUES (2)");
      statement.execute("UPDATE public.item SET n = 1 WHERE id = 2");
      slow.commit();
    }
    read(true, Long.MAX_VALUE);
    assertThat(inserted()).containsExactly("1", "2");
    List<Integer> ends =
        IntStream.range(0, segments.size())
            .filter(i -> segments.get(i).commit().isPresent())
            .boxed()
            .toList();
    assertThat(ends).hasSize(2);
    assertThat(segments.get(0).begin().xid())
        .isEqualTo(segments.get(segments.size() - 1).begin().xid())
        .isNotEqualTo(segments.get(ends.get(0)).begin().xid());
  }

  @Test
  void aTransactionInProgressWaitsForItsCommit() throws SQLException {
    try (Connection slow = LiveFixture.application(fixture.source);
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("INSERT INTO public.item VALUES (1)");
      fixture.source("INSERT INTO public.item VALUES (2)");
      read(true, Long.MAX_VALUE);
      assertThat(inserted()).containsExactly("2");
      slow.rollback();
    }
    segments.clear();
    read(true, Long.MAX_VALUE);
    assertThat(inserted()).containsExactly("2");
  }

  @Test
  void nothingGoesAheadWhileAPositionIsWaitedFor() throws SQLException {
    fixture.sourceTransaction(
        "INSERT INTO public.item VALUES (1)", "INSERT INTO public.item VALUES (2)");
    read(false, Long.MAX_VALUE);
    assertThat(inserted()).containsExactly("1", "2");
    assertThat(segments).noneMatch(segment -> segment.begin().commitLsn().equals(UNKNOWN));
  }

  @Test
  void whatWouldTakeTooMuchAlongIsReceivedWholeTheNextTime() throws SQLException {
    try (Connection slow = LiveFixture.application(fixture.source);
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("INSERT INTO public.item VALUES (0)");
      fixture.source("INSERT INTO public.item SELECT generate_series(1, 100)");
      slow.commit();
    }
    assertThatThrownBy(() -> read(true, 2_000))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(StreamFailure.mayPass(e, 0)).isTrue());
    segments.clear();
    read(true, 2_000);
    assertThat(inserted()).hasSize(101);
    assertThat(segments.get(segments.size() - 1).begin().commitLsn()).isNotEqualTo(UNKNOWN);
  }

  /**
   * Reads all that the source has committed until now, from the beginning. The server's own
   * transactions, such as autovacuum's, come empty whenever they like, and are left out.
   */
  private void read(boolean mayGoAhead, long mostBeside) throws SQLException {
    LogSequenceNumber end =
        LogSequenceNumber.valueOf(fixture.onSource("SELECT pg_current_wal_insert_lsn()").get(0));
    fixture.source("SELECT pg_logical_emit_message(false, 'test', 'end')");
    try (Connection reading = fixture.source.openReplication();
        TransactionCutter cutter =
            new TransactionCutter(UNKNOWN, fates, () -> mayGoAhead, mostBeside, segments::add);
        PGReplicationStream stream =
            reading
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(fixture.slot)
                .withSlotOption("proto_version", 2)
                .withSlotOption("publication_names", fixture.slot)
                .withSlotOption("streaming", "on")
                .start()) {
      while (stream.getLastReceiveLSN().compareTo(end) <= 0 || !cutter.isBetweenTransactions()) {
        ByteBuffer message = stream.readPending();
        if (message == null) {
          LockSupport.parkNanos(1_000_000);
        } else {
          cutter.handle(message);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Set<Integer> ours =
        segments.stream()
            .filter(segment -> !segment.changes().isEmpty())
            .map(segment -> segment.begin().xid())
            .collect(Collectors.toSet());
    segments.removeIf(segment -> !ours.contains(segment.begin().xid()));
  }

  private List<String> inserted() {
    return segments.stream()
        .flatMap(segment -> segment.changes().stream())
        .filter(Message.Insert.class::isInstance)
        .map(change -> new String(((Message.Insert) change).row().value(0), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.toList());
  }
}
