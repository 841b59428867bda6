package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switch and the way back, with writers at work. */
class CutoverIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.account (id bigserial PRIMARY KEY, owner text NOT NULL UNIQUE, balance numeric)",
          "CREATE TABLE public.journal (at timestamptz, text text)",
          "ALTER TABLE public.journal REPLICA IDENTITY FULL");
  private LiveLink link;

  @BeforeEach
  void follow() {
    fixture.source(
        "INSERT INTO public.account (owner, balance) SELECT 'o' || i, i FROM generate_series(1, 5000) i");
    fixture.copyAll();
    link = fixture.following();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private CutoverData switchOver(SwitchSession session) {
    session.fence();
    session.drain();
    session.sequences();
    CutoverData data = session.verifyChanged();
    session.prepareReverse();
    session.closeLeading();
    session.openFollowing();
    session.seal();
    return data;
  }

  @Test
  void nothingIsLostOverAndBackUnderWriters() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2)) {
      assertThat(link.verify().differences()).isEmpty();
      writers.awaitMore(50);
      try (SwitchSession session = link.beginCutover(TIMEOUT)) {
        assertThat(switchOver(session).differenceCount()).isZero();
      }
      writers.moveTo(fixture.target);
      writers.awaitMore(50);
      link.followBack();
      writers.awaitMore(50);
      try (SwitchSession session = link.beginFallback(TIMEOUT)) {
        assertThat(switchOver(session).differenceCount()).isZero();
      }
      writers.moveTo(fixture.source);
      writers.awaitMore(50);
      writers.stop();
      assertThat(fixture.onSource("SELECT owner FROM public.account WHERE owner LIKE 'w%'"))
          .containsExactlyInAnyOrderElementsOf(writers.acknowledged());
    }
    assertThatThrownBy(
            () ->
                fixture.withTarget(c -> c.createStatement().execute("DELETE FROM public.account")))
        .hasMessageContaining("has handed over");
  }

  @Test
  void writersWaitAtTheFenceAndGoOnWhenItIsTakenBack() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      SwitchSession session = link.beginCutover(TIMEOUT);
      session.fence();
      session.drain();
      session.sequences();
      assertThat(session.verifyChanged().differenceCount()).isZero();
      session.prepareReverse();
      session.close();
      writers.awaitMore(10);
      writers.stop();
      assertThat(writers.failures()).isEmpty();
    }
    assertThat(
            fixture.onTarget(
                "SELECT count(*) FROM pg_replication_slots WHERE slot_name LIKE '%\\_back' AND database = current_database()"))
        .containsExactly("0");
    assertThat(fixture.onSource("SELECT to_regnamespace('lepton')")).containsExactly("null");
    assertThatThrownBy(
            () ->
                fixture.withTarget(c -> c.createStatement().execute("DELETE FROM public.account")))
        .hasMessageContaining("still follows its source");
  }

  @Test
  void readersPassTheFence() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      assertThat(fixture.onSource("SELECT count(*) FROM public.account")).containsExactly("5000");
    }
  }

  @Test
  void aWriterThatDoesNotEndMakesTheFenceTimeOut() throws SQLException {
    try (Connection writer = LiveFixture.application(fixture.source);
        Statement statement = writer.createStatement();
        SwitchSession session = link.beginCutover(Duration.ofMillis(700))) {
      writer.setAutoCommit(false);
      statement.execute("UPDATE public.account SET balance = 0 WHERE id = 1");
      long begun = System.nanoTime();
      assertThatThrownBy(session::fence)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1700));
      fixture.source("UPDATE public.account SET balance = 1 WHERE id = 2");
      writer.commit();
    }
  }

  @Test
  void sequencesGoBeyondWhatWasHandedOut() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      switchOver(session);
    }
    long next = Long.parseLong(fixture.onTarget("SELECT nextval('public.account_id_seq')").get(0));
    assertThat(next).isGreaterThan(5000).isLessThan(10000);
  }

  @Test
  void aDifferenceAmongTheChangedRowsIsCounted() {
    assertThat(link.verify().clean()).isTrue();
    fixture.source("UPDATE public.account SET balance = 7 WHERE id IN (7, 8)");
    link.catchUp(TIMEOUT);
    fixture.corrupt(
        "UPDATE public.account SET balance = 7.0 WHERE id = 7",
        "DELETE FROM public.account WHERE id = 8");
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      session.drain();
      session.sequences();
      assertThat(session.verifyChanged().differenceCount()).isEqualTo(2);
    }
  }

  @Test
  void whatCannotBeComparedInTheTimeAllowedIsToldBeforeWritersWait() {
    fixture.source(
        "INSERT INTO public.journal SELECT now(), i::text FROM generate_series(1, 2000) i");
    link.catchUp(TIMEOUT);
    assertThat(link.verify().clean()).isTrue();
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      assertThatThrownBy(() -> link.beginCutover(Duration.ofMillis(1)))
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT))
          .hasMessageContaining("nothing was stopped")
          .hasMessageContaining("public.journal");
      writers.awaitMore(10);
      assertThat(writers.failures()).isEmpty();
    }
    assertThat(
            fixture.onTarget(
                "SELECT slot_name FROM pg_replication_slots WHERE slot_name LIKE '%\\_back' AND database = current_database()"))
        .isEmpty();
  }

  @Test
  void withoutAVerificationEverythingIsCompared() {
    fixture.corrupt("UPDATE public.account SET balance = NULL WHERE id = 3");
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      session.drain();
      session.sequences();
      CutoverData data = session.verifyChanged();
      assertThat(data.differenceCount()).isEqualTo(1);
      assertThat(data.changedRowsVerified()).isEqualTo(5000);
    }
  }

  @Test
  void aSequenceThatWasNotSetIsADifference() {
    assertThat(link.verify().clean()).isTrue();
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      session.drain();
      assertThat(session.verifyChanged().differenceCount()).isEqualTo(1);
    }
  }

  @Test
  void anIndexAddedAtTheSourceStopsTheSwitch() {
    assertThat(link.verify().clean()).isTrue();
    fixture.source("CREATE INDEX added ON public.account (balance)");
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      session.drain();
      session.sequences();
      assertThatThrownBy(session::verifyChanged)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
          .hasMessageContaining("added");
    }
    fixture.source("UPDATE public.account SET balance = 1 WHERE id = 2");
  }

  @Test
  void theSealedSourceTakesNoWrites() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      switchOver(session);
    }
    assertThatThrownBy(
            () -> {
              try (Connection late = LiveFixture.application(fixture.source)) {
                late.createStatement().execute("DELETE FROM public.account");
              }
            })
        .hasMessageContaining("read-only");
    assertThat(
            fixture.onSource(
                "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '"
                    + fixture.slot
                    + "'"))
        .containsExactly("0");
  }

  @Test
  void theWayBackStreamsBeforeTheTargetTakesItsFirstWrite() {
    String running =
        "SELECT state FROM pg_stat_replication r JOIN pg_replication_slots s ON s.active_pid = r.pid"
            + " WHERE s.slot_name = '"
            + fixture.slot
            + "_back'";
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      assertThat(fixture.onTarget(running)).isEmpty();
      session.fence();
      session.drain();
      session.sequences();
      session.verifyChanged();
      session.prepareReverse();
      assertThat(fixture.onTarget(running)).containsExactly("streaming");
      session.closeLeading();
      assertThat(fixture.onTarget(running)).containsExactly("streaming");
      session.openFollowing();
      fixture.withTarget(
          c -> c.createStatement().execute("INSERT INTO public.account (owner) VALUES ('new')"));
      session.seal();
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          fixture.onSource("SELECT owner FROM public.account WHERE owner = 'new'"))
                      .hasSize(1));
    }
  }

  @Test
  void aWayBackThatIsLostBeforeTheTargetOpensHandsTheWritersBack() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      try (SwitchSession session = link.beginCutover(TIMEOUT)) {
        readyToClose(session);
        fixture.corrupt(
            // Waits until it has gone.
            "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE slot_name = '"
                + fixture.slot
                + "_back'");
        assertThatThrownBy(session::closeLeading).hasMessageContaining("was lost before");
      }
      writers.awaitMore(10);
      assertThat(writers.failures()).isEmpty();
    }
  }

  private static void readyToClose(SwitchSession session) {
    session.fence();
    session.drain();
    session.sequences();
    session.verifyChanged();
    session.prepareReverse();
  }

  @Test
  void writersThatArriveAtTheTargetTooEarlyWaitUntilItOpens() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      readyToClose(session);
      CompletableFuture<Void> early = CompletableFuture.runAsync(this::writeAtTarget);
      awaitWaiting();
      session.closeLeading();
      session.openFollowing();
      early.join();
      session.seal();
    }
    assertThat(fixture.onTarget("SELECT owner FROM public.account WHERE owner = 'early'"))
        .hasSize(1);
  }

  @Test
  void writersThatWaitAtTheTargetFailWhenTheSwitchIsTakenBack() {
    CompletableFuture<Void> early;
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      readyToClose(session);
      early = CompletableFuture.runAsync(this::writeAtTarget);
      awaitWaiting();
    }
    assertThatThrownBy(early::join).hasMessageContaining("takes no writes");
  }

  private void writeAtTarget() {
    fixture.withTarget(
        c -> c.createStatement().execute("INSERT INTO public.account (owner) VALUES ('early')"));
  }

  private void awaitWaiting() {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        fixture.onTarget(
                            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
                    .hasSize(1));
  }

  @Test
  void writersOfTheSourceThatWaitedAreToldInTheMomentInWhichItCloses() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2);
        SwitchSession session = link.beginCutover(TIMEOUT)) {
      writers.awaitMore(10);
      readyToClose(session);
      session.closeLeading();
      await()
          .untilAsserted(
              () ->
                  assertThat(writers.failures())
                      .isNotEmpty()
                      .allMatch(failure -> failure.contains("has handed over")));
      session.openFollowing();
      writers.moveTo(fixture.target);
      writers.awaitMore(10);
      session.seal();
    }
  }

  @Test
  void aSwitchTakenBackBetweenClosingAndOpeningOpensTheSourceAgain() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      try (SwitchSession session = link.beginCutover(TIMEOUT)) {
        readyToClose(session);
        session.closeLeading();
      }
      writers.awaitMore(10);
    }
    assertThat(fixture.onSource("SELECT count(*) FROM pg_trigger WHERE tgname = 'lepton_guard'"))
        .containsExactly("0");
    assertThatThrownBy(this::writeAtTarget).hasMessageContaining("still follows its source");
  }

  @Test
  void aTargetSessionThatIsLostBeforeTheCommitOpensAllTheSame() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      readyToClose(session);
      session.closeLeading();
      fixture.corrupt(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'"
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
      session.openFollowing();
      session.seal();
    }
    writeAtTarget();
  }

  @Test
  void writesThatReachTheSourceBehindItsGuardAreCounted() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      readyToClose(session);
      session.closeLeading();
      session.openFollowing();
      fixture.source(
          "SET session_replication_role = replica",
          "UPDATE public.account SET balance = 0 WHERE id IN (1, 2, 3)");
      // The stream leaves the new primary's rows alone, however long the seal takes to come.
      await()
          .during(Duration.ofMillis(600))
          .untilAsserted(
              () ->
                  assertThat(
                          fixture.onTarget(
                              "SELECT id FROM public.account WHERE id IN (1, 2, 3) AND balance = 0"))
                      .isEmpty());
      assertThatThrownBy(session::seal)
          .isInstanceOfSatisfying(
              LeptonException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DIFFERENCES_FOUND))
          .hasMessageContaining("3 row changes");
    }
    link.close();
    LiveLink next = fixture.link();
    assertThat(next.completeInterruptedCutover()).isEqualTo(3);
    assertThat(next.completeInterruptedCutover()).isEqualTo(3);
  }

  private void endFence() {
    fixture.source(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = 'public.account'::regclass");
  }

  @Test
  void locksLostBeforeTheTargetOpensMakeTheSwitchFailAndWritersGoOn() throws Exception {
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      SwitchSession session = link.beginCutover(TIMEOUT);
      session.fence();
      session.drain();
      endFence();
      writers.awaitMore(10);
      assertThatThrownBy(
              () -> {
                session.sequences();
                session.verifyChanged();
                session.prepareReverse();
                session.closeLeading();
              })
          .isInstanceOf(LeptonException.class);
      session.close();
      writers.awaitMore(10);
    }
    assertThatThrownBy(
            () ->
                fixture.withTarget(c -> c.createStatement().execute("DELETE FROM public.account")))
        .hasMessageContaining("still follows its source");
  }
}
