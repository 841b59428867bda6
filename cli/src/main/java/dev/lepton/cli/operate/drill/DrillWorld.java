package dev.lepton.cli.operate.drill;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The throw-away place of the drills: a migration of its own with a release, a database server, a
 * disk, and two addresses of another service. Not thread-safe.
 */
final class DrillWorld implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long ROWS = 1_000;

  private final Path folder;
  private final OpenMigration open;
  private final PostgresConfig database;
  private final DrillStandby standby;
  private final DrillDisk disk;
  private final DrillKeys keys;
  private final boolean ownDisk;
  private final int tlsPort;
  private final List<ServerSocket> payments = new ArrayList<>();
  private final Bundle bundle;
  private int rollouts;
  private long written = ROWS;
  private Following following = Following.NOT;
  private @Nullable Deployment deployment;
  private @Nullable DrillPool pool;
  private Optional<Connection> locked = Optional.empty();

  /** Where a standby of the database stands. */
  private enum Following {
    NOT,
    BEHIND,
    /** It has taken over. */
    INSTEAD
  }

  private DrillWorld(Path folder, TargetSpec.Type type, Terminal terminal) {
    this.folder = folder;
    this.database =
        PostgresConfig.of(world(folder).resolve("postgres"), "drill").withDurable(false);
    this.standby =
        new DrillStandby(
            database,
            PostgresConfig.of(world(folder).resolve("standby"), "drill").withDurable(false));
    this.disk = new DrillDisk(world(folder).resolve("disk"));
    this.keys = new DrillKeys(world(folder).resolve("keys"));
    this.ownDisk = disk.mount();
    // Both are made now, so that no drill has to wait for it.
    keys.expire();
    keys.renew();
    startDatabase();
    payments.add(socket(0));
    payments.add(socket(0));
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
    DatabaseEndpoint endpoint = endpoint();
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
                HOST,
                payments.get(0).getLocalPort(),
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
    payments.set(0, reopened(0));
    unlock();
    endStandby();
    startDatabase();
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
    all.put("DATABASE_URL", endpoint().jdbcUrl());
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
            List.of(watchedDatabase()),
            List.of(
                new Watched.Dependency(
                    "PAYMENTS",
                    payments.stream()
                        .map(socket -> new HostAddress(HOST, socket.getLocalPort()))
                        .toList())),
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

  /** A server that has a standby is not ours to start, as if its machine were gone. */
  private Watched.WatchedDatabase watchedDatabase() {
    return new Watched.WatchedDatabase(
        "drill",
        endpoint(),
        Optional.<Runnable>of(this::startDatabase).filter(own -> following == Following.NOT),
        Optional.of(following)
            .filter(now -> now == Following.BEHIND)
            .map(
                now ->
                    new Watched.StandbyServer(
                        standby.endpoint("drill"), () -> following = Following.INSTEAD)));
  }

  private DatabaseEndpoint endpoint() {
    if (following == Following.INSTEAD) {
      return standby.endpoint("drill");
    }
    return PostgresServer.known(database, "drill", "drill").orElseThrow();
  }

  private void startDatabase() {
    PostgresServer server = PostgresServer.start(database);
    server.createDatabase("drill");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS drill_note (id bigint PRIMARY KEY, text text NOT NULL)");
    } catch (SQLException e) {
      throw new IllegalStateException("the drill's database cannot be made", e);
    }
    insertNotes();
  }

  private void insertNotes() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO drill_note SELECT i, md5(i::text) FROM generate_series(1, "
              + written
              + ") i ON CONFLICT DO NOTHING");
    } catch (SQLException e) {
      throw new IllegalStateException("the drill's database cannot be filled", e);
    }
  }

  /** Gives the database a standby, which every commit waits for. */
  void addStandby() {
    standby.follow();
    following = Following.BEHIND;
  }

  /** Commits one row more, and kills the server; whether the row is kept is seen afterwards. */
  void loseDatabase() {
    written++;
    insertNotes();
    standby.killPrimary();
  }

  private void endStandby() {
    if (following != Following.NOT) {
      following = Following.NOT;
      written = ROWS;
      standby.end();
    }
  }

  void stopDatabase() {
    PostgresServer.start(database).stop();
  }

  /** A session of the drill's own. */
  Connection connect() throws SQLException {
    DatabaseEndpoint endpoint = endpoint();
    try (var password = secrets().resolve(endpoint.password().orElseThrow())) {
      return DriverManager.getConnection(endpoint.jdbcUrl(), endpoint.user(), password.reveal());
    }
  }

  private SecretResolver secrets() {
    return new SecretStore(Map.of(), folder);
  }

  /** Locks the table and then sits idle in the transaction; the recovery is what ends it. */
  void lockTable() {
    try {
      Connection connection = connect();
      locked = Optional.of(connection);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE drill_note IN ACCESS EXCLUSIVE MODE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the table cannot be locked", e);
    }
  }

  /** Ends that session where the recovery has not: the next drill needs the table. */
  private void unlock() {
    locked.ifPresent(
        connection -> {
          try {
            connection.abort(Runnable::run);
          } catch (SQLException e) {
            throw new IllegalStateException("the drill's own session cannot be ended", e);
          }
        });
    locked = Optional.empty();
  }

  /** Whether everything that was written is still there. */
  boolean keepsItsData() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM drill_note WHERE text = md5(id::text) AND id <= "
                    + written)) {
      rows.next();
      return rows.getLong(1) == written;
    } catch (SQLException e) {
      return false;
    }
  }

  /** The first address of the other service goes silent. */
  void closePayments() {
    close(payments.get(0));
  }

  private ServerSocket reopened(int index) {
    ServerSocket old = payments.get(index);
    return old.isClosed() ? socket(old.getLocalPort()) : old;
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes connections by the system's own backlog; nobody has to answer. */
  private static ServerSocket socket(int port) {
    try {
      ServerSocket socket = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
      Thread taker =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try {
                    socket.accept().close();
                  } catch (IOException e) {
                    // Closed: the drill wants it so.
                  }
                }
              },
              "drill-payments");
      taker.setDaemon(true);
      taker.start();
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    payments.forEach(DrillWorld::close);
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
    PostgresServer.destroy(world(folder).resolve("postgres"));
    PostgresServer.destroy(world(folder).resolve("standby"));
    Programs.run(List.of("podman", "rmi", "--force", "--ignore", DrillBundle.IMAGE));
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
