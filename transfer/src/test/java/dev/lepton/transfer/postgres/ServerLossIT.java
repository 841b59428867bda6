package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that crash or have no room for us: the target is exactly the source all the same. */
@Tag("side-by-side")
class ServerLossIT {
  private static final Duration LONG = MoveUnderLoad.LONG;

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
  void serversThatCrashUnderTheStreamLoseAndDoubleNothing() {
    try (PostgresMover mover = load.following(folder)) {
      load.startWriting();
      for (DistributionServer server :
          new DistributionServer[] {sourceServer, targetServer, sourceServer}) {
        load.awaitMore();
        server.crash();
        server.restart();
      }
      load.awaitMore();
      load.assertExact(mover);
    }
  }

  @Test
  void aSourceThatCrashesDuringTheCopyIsCopiedByTheNextAttempt() {
    load.settle("i, repeat('n', 200) FROM generate_series(1, 400000)");
    try (PostgresMover mover = load.mover(folder)) {
      CompletableFuture<Void> copy = CompletableFuture.runAsync(mover::copy);
      String copying =
          "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY %'";
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> !TestServers.query(source, copying).isEmpty());
      sourceServer.crash();
      assertThatThrownBy(copy::join).hasCauseInstanceOf(LeptonException.class);
    }
    sourceServer.restart();
    try (PostgresMover next = load.mover(folder)) {
      next.copy();
      next.follow();
      load.startWriting();
      load.awaitMore();
      load.assertExact(next);
    }
  }

  @Test
  void serversWithoutAFreeConnectionAreWaitedFor() throws SQLException {
    try (PostgresMover mover = load.following(folder)) {
      load.startWriting();
      for (ConnectionFactory side : List.of(source, target)) {
        load.awaitMore();
        List<Connection> all = occupy(side);
        try (Statement statement = all.get(0).createStatement()) {
          statement.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lepton%'");
          load.warnings().clear();
          all.addAll(occupy(side));
          await()
              .atMost(LONG)
              .until(
                  () ->
                      load.warnings().stream().anyMatch(said -> said.contains("too many clients")));
        } finally {
          for (Connection connection : all) {
            connection.close();
          }
        }
        load.awaitMore();
      }
      load.assertExact(mover);
    }
  }

  /** Takes every connection that is left. */
  private static List<Connection> occupy(ConnectionFactory side) {
    List<Connection> all = new ArrayList<>();
    while (true) {
      try {
        all.add(LiveFixture.application(side));
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
        return all;
      }
    }
  }
}
