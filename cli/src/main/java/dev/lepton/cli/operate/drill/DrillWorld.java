package dev.lepton.cli.operate.drill;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.recovery.MigrationRecovery;
import dev.lepton.pipeline.recovery.TargetSite;
import dev.lepton.pipeline.recovery.Watched;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.ReleaseEnvironment;
import dev.lepton.pipeline.run.RunListener;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.pipeline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The throw-away place of the drills: a migration of its own with a release, a database server, a
 * disk, and two addresses of another service. Not thread-safe.
 */
final class DrillWorld implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final OpenMigration open;
  private final DrillDatabase database;
  private final DrillDisk disk;
  private final DrillKeys keys;
  private final boolean ownDisk;
  private final int tlsPort;
  private final DrillPayments payments = new DrillPayments();
  private final Bundle bundle;
  private int rollouts;
  private @Nullable Deployment deployment;
  private @Nullable DrillPool pool;

  private DrillWorld(Path folder, TargetSpec.Type type, Terminal terminal) {
    this.folder = folder;
    this.database = new DrillDatabase(world(folder), new SecretStore(Map.of(), folder));
    this.disk = new DrillDisk(world(folder).resolve("disk"));
    this.keys = new DrillKeys(world(folder).resolve("keys"));
    this.ownDisk = disk.mount();
    // Both are made now, so that no drill has to wait for it.
    keys.expire();
    keys.renew();
    database.start();
    this.tlsPort = freePort();
    int port = freePort();
    this.bundle = new DrillBundle(folder.resolve("bundle"), port).write(disk.folder());
    Migration migration = migration(type, port);
    SecretResolver secrets = new SecretStore(terminal.environment(), folder);
    this.open =
        OpenMigration.open(
            migration,
            Workspace.open(folder),
            secrets,
            RunListener.of(EventSink.none()),
            (summary, answer) -> "lepton operate drill");
    open.context().journal().beginRun("operate drill");
  }

  /**
   * Starts everything but the release.
   *
   * @param folder is made; nothing else may be in it
   */
  static DrillWorld start(Path folder, TargetSpec.Type type, Terminal terminal) {
    if (!PostgresServer.supported()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "drills need the embedded PostgreSQL, and there is none for this machine",
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          "run them on Linux or macOS");
    }
    try {
      Files.createDirectories(world(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DrillWorld(folder, type, terminal);
  }

  private static Path world(Path folder) {
    return folder.resolve("world");
  }

  private Migration migration(TargetSpec.Type type, int port) {
    DatabaseEndpoint endpoint = database.endpoint();
    String yaml =
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: drill}
        spec:
          application: {path: ., healthPath: /readyz}
          requirements: {availabilityPercent: 99}
          target:
            type: %s
            port: %d
            environment:
              PORT: "%d"
              TLS_PORT: "%d"
              TLS_PASSWORD: %s
              DATA_DIR: '%s'
              PAYMENTS: "%s:%d"
              DATABASE_URL: '%s'
              DATABASE_USER: %s
            secrets:
              TLS_KEYSTORE: 'file:%s'
              DATABASE_PASSWORD: '%s'
        """
            .formatted(
                type.name().toLowerCase(Locale.ROOT),
                port,
                port,
                tlsPort,
                DrillKeys.PASSWORD,
                disk.folder(),
                payments.first().host(),
                payments.first().port(),
                endpoint.jdbcUrl(),
                endpoint.user(),
                keys.secret(),
                endpoint.password().orElseThrow());
    return new MigrationLoader(Map.of()).parse(yaml, folder.resolve("migration.yaml"), Map.of());
  }

  /** Puts a clean release in place, whatever was there, and returns once it is healthy. */
  void reset() {
    Target target = open.session().target();
    if (deployment != null) {
      target.rollback(deployment);
    }
    payments.open();
    database.renew();
    keys.renew();
    rollouts++;
    Rollout rollout =
        new Rollout(
            open.context().migration(),
            bundle,
            folder.resolve("bundle"),
            environment(),
            "drill-" + rollouts);
    deployment = target.rollout(rollout);
    ReleaseCare real =
        target
            .care(this::environment)
            .orElseThrow(() -> new IllegalStateException("the target cannot be looked after"));
    pool = new DrillPool(real);
  }

  private Map<String, String> environment() {
    Map<String, String> all =
        new HashMap<>(
            new ReleaseEnvironment(open.context().migration(), open.context().secrets())
                .live(open.session()));
    all.put("DATABASE_URL", database.endpoint().jdbcUrl());
    return all;
  }

  DrillPool release() {
    if (pool == null) {
      throw new IllegalStateException("nothing was put in place yet");
    }
    return pool;
  }

  OpenMigration open() {
    return open;
  }

  DrillDisk disk() {
    return disk;
  }

  DrillKeys keys() {
    return keys;
  }

  DrillDatabase database() {
    return database;
  }

  DrillPayments payments() {
    return payments;
  }

  /** Whether the disk is a file system of its own, which can be filled without harm. */
  boolean hasOwnDisk() {
    return ownDisk;
  }

  boolean podman() {
    return open.context().migration().target().type() == TargetSpec.Type.PODMAN;
  }

  TargetSite site() {
    Watched watched =
        new Watched(
            List.of(database.watched()),
            List.of(new Watched.Dependency("PAYMENTS", payments.addresses())),
            List.of(new HostAddress(HOST, tlsPort)),
            List.of(new Watched.Disk(disk.folder(), List.of(disk.cache()))),
            Optional.empty());
    return new TargetSite(
        new TargetSite.Naming("drill", podman() ? "podman" : "local"),
        release(),
        watched,
        open.context().secrets(),
        MigrationRecovery.folder(open.context()));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves nothing. */
  @Override
  public void close() {
    payments.close();
    try {
      open.session().target().remove();
      open.context().journal().endRun("ok");
    } finally {
      open.close();
      remove(folder);
    }
  }

  /**
   * Takes away what a world in that folder left, however it ended.
   *
   * @param terminal for the environment
   */
  static void cleanUp(Path folder, Terminal terminal) {
    for (TargetSpec.Type type : List.of(TargetSpec.Type.PODMAN, TargetSpec.Type.LOCAL)) {
      String name = type.name().toLowerCase(Locale.ROOT);
      if (Files.exists(folder.resolve(name))) {
        LeftOver.remove(folder, name, terminal);
      }
    }
    remove(folder);
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    new DrillDisk(world(folder).resolve("disk")).unmount();
    DrillDatabase.destroy(world(folder));
    Programs.run(List.of("podman", "rmi", "--force", "--ignore", DrillBundle.IMAGE));
    try {
      FolderRemoval.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
