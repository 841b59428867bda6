package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand seeded random histories, after each of which the target must equal the source. Half of
 * them are streamed while the transactions are in progress; some more wait until several are over,
 * so that what is streamed has committed already. With the system property {@code lepton.seed}
 * other ones are played.
 */
@Tag("side-by-side")
class HistoryIT {
  private static final long SEED = Long.getLong("lepton.seed", 0);
  private static final int HISTORIES = 500;
  private static final int BACKLOGS = 25;
  private static final int BACKLOG = 6;

  private final LiveFixture fixture = new LiveFixture(History.SCHEMA);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theTargetEqualsTheSourceAfterEveryHistory() throws SQLException {
    playFrom(SEED);
  }

  @Test
  void theTargetEqualsTheSourceWhereTransactionsAreStreamedInProgress() throws SQLException {
    fixture.source(
        "ALTER DATABASE "
            + fixture.source.endpoint().database()
            + " SET debug_logical_replication_streaming = immediate");
    playFrom(SEED + HISTORIES);
    assertThat(
            fixture.onSource(
                "SELECT stream_txns > 0 FROM pg_stat_replication_slots WHERE slot_name = '"
                    + fixture.slot
                    + "'"))
        .containsExactly("t");
  }

  @Test
  void theTargetEqualsTheSourceBehindABacklog() throws SQLException {
    fixture.source(
        "ALTER DATABASE "
            + fixture.source.endpoint().database()
            + " SET debug_logical_replication_streaming = immediate");
    fixture.following().close();
    long first = SEED + 2 * HISTORIES;
    for (long seed = first; seed < first + BACKLOGS; seed++) {
      try (History history = new History(fixture.source)) {
        Random random = new Random(seed);
        for (int i = 0; i < BACKLOG; i++) {
          history.play(random);
        }
      }
      try (LiveLink link = fixture.following()) {
        link.catchUp(Duration.ofSeconds(30));
        assertSame(seed);
      }
    }
  }

  private void playFrom(long first) throws SQLException {
    LiveLink link = fixture.following();
    try (Connection source = fixture.source.open();
        Connection target = fixture.target.open();
        History history = new History(fixture.source)) {
      for (long seed = first; seed < first + HISTORIES; seed++) {
        history.play(new Random(seed));
        link.catchUp(Duration.ofSeconds(30));
        if (!Sql.string(source, History.DIGEST).equals(Sql.string(target, History.DIGEST))) {
          assertSame(seed);
        }
      }
      assertThat(link.verify().differences()).isEmpty();
    }
  }

  private void assertSame(long seed) {
    String rows = "SELECT t::text FROM (" + History.ROWS + ") t ORDER BY 1";
    assertThat(fixture.onTarget(rows))
        .as("after the history with the seed %d", seed)
        .isEqualTo(fixture.onSource(rows));
  }
}
