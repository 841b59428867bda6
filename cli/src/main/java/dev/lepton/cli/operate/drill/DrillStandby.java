package dev.lepton.cli.operate.drill;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.deploy.postgres.PostgresStandby;
import dev.lepton.model.migration.DatabaseEndpoint;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A second PostgreSQL server, which follows the drill's, and for which every commit waits.
 *
 * @param primary the drill's server
 * @param standby in a folder of its own
 */
record DrillStandby(PostgresConfig primary, PostgresConfig standby) {
  private static final String NAME = "drill_standby";

  /** Makes it and starts both. */
  void follow() {
    Map<String, String> waits =
        Map.of("synchronous_commit", "on", "synchronous_standby_names", NAME);
    PostgresStandby.follow(primary.withSettings(waits), standby, NAME);
  }

  DatabaseEndpoint endpoint(String database) {
    return PostgresServer.known(standby, database, standby.user()).orElseThrow();
  }

  /** Kills the primary, as the end of its machine would. */
  void killPrimary() {
    ProcessHandle server =
        PostgresServer.start(primary).pid().flatMap(ProcessHandle::of).orElseThrow();
    server.destroyForcibly();
    try {
      server.onExit().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Takes it away. The primary is stopped as well: it would wait for the standby for ever. */
  void end() {
    if (PostgresServer.running(primary.directory())) {
      PostgresServer.start(primary).stop();
    }
    PostgresServer.destroy(standby.directory());
  }
}
