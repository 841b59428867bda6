package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptSessionIT {
  private static final String PROCESS = "SELECT pg_backend_pid()";

  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final KeptSession kept =
      new KeptSession(() -> SideSession.open(source), Duration.ofSeconds(20));

  @AfterEach
  void close() {
    kept.close();
  }

  private long process() {
    return kept.ask(session -> session.number(PROCESS));
  }

  private boolean isThere(long process) {
    return !TestServers.query(source, "SELECT 1 FROM pg_stat_activity WHERE pid = " + process)
        .isEmpty();
  }

  @Test
  void asksOnOneConnection() {
    assertThat(process()).isEqualTo(process());
  }

  @Test
  void asksOnAnotherConnectionOnceTheServerHasEndedTheFirst() {
    long first = process();
    TestServers.query(source, "SELECT pg_terminate_backend(" + first + ", 5000)");
    assertThat(process()).isNotEqualTo(first);
  }

  @Test
  void outlivesTheServersTimeoutOfIdleSessions() {
    TestServers.execute(
        source,
        "ALTER DATABASE " + source.endpoint().database() + " SET idle_session_timeout = '50ms'");
    long first = process();
    await().atMost(Duration.ofSeconds(20)).until(() -> !isThere(first));
    assertThat(process()).isNotEqualTo(first);
  }

  @Test
  void doesNotRepeatAQuestionThatTheServerRefuses() {
    long first = process();
    assertThatThrownBy(() -> kept.ask(session -> session.number("SELECT 1 / 0")))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED));
    assertThat(process()).isEqualTo(first);
  }

  @Test
  void leavesNoConnectionWhenClosed() {
    long first = process();
    kept.close();
    await().atMost(Duration.ofSeconds(20)).until(() -> !isThere(first));
  }
}
