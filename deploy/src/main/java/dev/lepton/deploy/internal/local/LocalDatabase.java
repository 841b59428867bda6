package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The embedded server for all databases of the migration.
 *
 * @param directory everything of it
 */
record LocalDatabase(TargetContext context, Path directory) {
  /**
   * A database named like the source's, for a user named like the source's, so that owners and
   * grants keep their names.
   */
  DatabaseEndpoint provide(DatabaseSpec spec) {
    boolean ran = PostgresServer.running(directory);
    String user = spec.source().user();
    PostgresServer server = start();
    server.createUser(user);
    server.createDatabase(spec.source().database());
    if (!ran) {
      context.audit("start database", server.endpoint(spec.source().database(), user).display());
    }
    return server.endpoint(spec.source().database(), user);
  }

  /** Where a database is that was provided before, whether its server runs or not. */
  Optional<DatabaseEndpoint> known(DatabaseSpec spec) {
    return PostgresServer.known(config(), spec.source().database(), spec.source().user());
  }

  private PostgresServer start() {
    return PostgresServer.start(config());
  }

  private PostgresConfig config() {
    // The superuser of a server never changes, so it is the same whichever database is asked for
    // first.
    String superuser =
        context.migration().databases().stream()
            .findFirst()
            .map(first -> first.source().user())
            .orElse("lepton");
    return PostgresConfig.of(directory, superuser);
  }

  /** The server as part of a deployment; empty while it does not run. */
  List<Component> component() {
    if (!PostgresServer.running(directory)) {
      return List.of();
    }
    PostgresServer server = start();
    String pid = server.pid().map(String::valueOf).orElse("");
    return List.of(
        new Component("database", "database", pid, server.endpoint("postgres").display()));
  }
}
