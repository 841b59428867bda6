package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All processes of a server are killed at once, without a word to anybody, and it starts again. */
@Tag("side-by-side")
class KilledServerIT {
  private static final List<Consumer<SwitchSession>> STEPS =
      List.of(
          SwitchSession::fence,
          SwitchSession::drain,
          SwitchSession::sequences,
          SwitchSession::verifyChanged,
          SwitchSession::prepareReverse,
          SwitchSession::closeLeading,
          SwitchSession::openFollowing,
          SwitchSession::seal);

  @TempDir private Path folder;
  private final DistributionServer sourceServer = DistributionServer.start();
  private final DistributionServer targetServer = DistributionServer.start();
  private final ConnectionFactory source = sourceServer.fresh(Side.SOURCE);
  private final ConnectionFactory target = targetServer.fresh(Side.TARGET);
  private final MoveUnderLoad load = new MoveUnderLoad(source, target);

  @AfterEach
  void close() {
    load.close();
    sourceServer.close();
    targetServer.close();
  }

  @Test
  void serversKilledUnderTheStreamLoseAndDoubleNothing() {
    try (PostgresMover mover = load.following(folder)) {
      load.startWriting();
      for (DistributionServer server :
          new DistributionServer[] {targetServer, sourceServer, targetServer}) {
        load.awaitMore();
        server.kill();
        server.restart();
      }
      load.awaitMore();
      load.assertExact(mover);
    }
  }

  /** Who is killed, after how many steps of a cut-over, and which side has the traffic then. */
  enum Death {
    SOURCE_FENCED(1, true, false, false),
    BOTH_BEFORE_CLOSING(5, true, true, false),
    TARGET_BEFORE_OPENING(6, false, true, false),
    SOURCE_BEFORE_OPENING(6, true, false, true),
    BOTH_BEFORE_SEALING(7, true, true, true);

    private final int steps;
    private final boolean source;
    private final boolean target;
    private final boolean happened;

    Death(int steps, boolean source, boolean target, boolean happened) {
      this.steps = steps;
      this.source = source;
      this.target = target;
      this.happened = happened;
    }
  }

  private boolean takesWrites(ConnectionFactory side) {
    try (Connection connection = LiveFixture.application(side);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO public.event VALUES (0, 'probe')");
      connection.rollback();
      return true;
    } catch (SQLException e) {
      // What the guard and a read-only database say; anything else is a fault.
      assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("25006");
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerKilledDuringACutoverNeverLeavesBothSidesOpen(Death death) {
    try (PostgresMover mover = load.following(folder)) {
      load.startWriting();
      load.awaitMore();
      load.stopWriting();
      try (SwitchSession session = mover.beginCutover(Duration.ofSeconds(20))) {
        STEPS.subList(0, death.steps).forEach(step -> step.accept(session));
        kill(death);
        STEPS.subList(death.steps, STEPS.size()).forEach(step -> goOn(step, session));
      } catch (LeptonException e) {
        // Taking back may need the server that is not there; the next process does it.
        load.warnings().add(String.valueOf(e.getMessage()));
      }
    }
    if (death.source) {
      sourceServer.restart();
    }
    if (death.target) {
      targetServer.restart();
    }
    assertThat(takesWrites(source) && takesWrites(target)).as("both").isFalse();
    try (PostgresMover next = load.mover(folder)) {
      assertThat(next.takeBackInterruptedCutover()).isEqualTo(death.happened);
    }
    assertThat(takesWrites(source)).as("source").isEqualTo(!death.happened);
    assertThat(takesWrites(target)).as("target").isEqualTo(death.happened);
    load.assertSame();
  }

  private void kill(Death death) {
    if (death.source) {
      sourceServer.kill();
    }
    if (death.target) {
      targetServer.kill();
    }
  }

  /** The first step that needs a dead server fails, and ends the switch. */
  private void goOn(Consumer<SwitchSession> step, SwitchSession session) {
    step.accept(session);
  }
}
