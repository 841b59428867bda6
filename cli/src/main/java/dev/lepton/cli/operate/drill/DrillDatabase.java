package dev.lepton.cli.operate.drill;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.recovery.Watched;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The drill's database: its server, sometimes a standby, and rows that must survive. Not
 * thread-safe.
 */
final class DrillDatabase {
  private static final String NAME = "drill";
  private static final long ROWS = 1_000;

  private final PostgresConfig server;
  private final DrillStandby standby;
  private final SecretResolver secrets;
  private long written = ROWS;
  private Following following = Following.NOT;
  private Optional<Connection> locked = Optional.empty();

  /** Where a standby of the database stands. */
  private enum Following {
    NOT,
    BEHIND,
    /** It has taken over. */
    INSTEAD
  }

  /**
   * @param folder for the servers' own folders
   */
  DrillDatabase(Path folder, SecretResolver secrets) {
    this.server = config(folder, "postgres");
    this.standby = new DrillStandby(server, config(folder, "standby"));
    this.secrets = secrets;
  }

  private static PostgresConfig config(Path folder, String server) {
    return PostgresConfig.of(folder.resolve(server), NAME).withDurable(false);
  }

  /** Takes away whatever servers are in the folder. */
  static void destroy(Path folder) {
    PostgresServer.destroy(folder.resolve("postgres"));
    PostgresServer.destroy(folder.resolve("standby"));
  }

  /** As at the beginning, whatever a drill made of it. */
  void renew() {
    unlock();
    endStandby();
    start();
  }

  /**
   * What a recovery knows of it. A server that has a standby is not ours to start, as if its
   * machine were gone.
   */
  Watched.WatchedDatabase watched() {
    return new Watched.WatchedDatabase(
        NAME,
        endpoint(),
        Optional.<Runnable>of(this::start).filter(own -> following == Following.NOT),
        Optional.of(following)
            .filter(now -> now == Following.BEHIND)
            .map(
                now ->
                    new Watched.StandbyServer(
                        standby.endpoint(NAME), () -> following = Following.INSTEAD)));
  }

  DatabaseEndpoint endpoint() {
    if (following == Following.INSTEAD) {
      return standby.endpoint(NAME);
    }
    return PostgresServer.known(server, NAME, NAME).orElseThrow();
  }

  void start() {
    PostgresServer.start(server).createDatabase(NAME);
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
  void lose() {
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

  void stop() {
    PostgresServer.start(server).stop();
  }

  private Connection connect() throws SQLException {
    DatabaseEndpoint endpoint = endpoint();
    try (var password = secrets.resolve(endpoint.password().orElseThrow())) {
      return DriverManager.getConnection(endpoint.jdbcUrl(), endpoint.user(), password.reveal());
    }
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
}
