package dev.lepton.pipeline.recovery;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a database does: whether a session can be opened, how long that and the simplest query take,
 * and who waits for whom.
 *
 * @param folder where it is kept what was seen of a standby
 */
record DatabaseLook(Watched.WatchedDatabase database, SecretResolver secrets, Path folder) {
  static final int TIMEOUT_SECONDS = 3;
  private static final String WAITS =
      "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)"
          + " FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

  /**
   * Idle in a transaction for a while, and somebody waits for it, or would: who gives up after a
   * second is seldom seen waiting, so a lock that keeps everybody out of a table counts as well.
   */
  private static final String IDLE_BLOCKERS =
      """
       FROM pg_stat_activity b
       WHERE b.state LIKE 'idle in transaction%' AND b.datname = current_database()
         AND b.pid <> pg_backend_pid()
         AND clock_timestamp() - b.state_change > interval '2 seconds'
         AND (EXISTS (SELECT 1 FROM pg_stat_activity w
                      WHERE w.wait_event_type = 'Lock' AND b.pid = ANY (pg_blocking_pids(w.pid)))
           OR (clock_timestamp() - b.state_change > interval '3 seconds'
               AND EXISTS (SELECT 1 FROM pg_locks l
                           WHERE l.pid = b.pid AND l.granted AND l.locktype = 'relation'
                             AND l.mode = 'AccessExclusiveLock' AND l.relation >= 16384)))""";

  Facts facts() {
    Facts.Builder facts = Facts.builder();
    String name = database.name();
    facts.flag(Sign.DATABASE_STARTABLE, name, database.starter().isPresent());
    long start = System.nanoTime();
    try (Connection connection = connections().open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.execute("SELECT 1");
      facts.number(Sign.DATABASE_MILLIS, name, (System.nanoTime() - start) / 1e6);
      facts.number(Sign.DATABASE_LOCK_SECONDS, name, number(statement, WAITS));
      facts.number(
          Sign.DATABASE_IDLE_BLOCKERS, name, number(statement, "SELECT count(*) " + IDLE_BLOCKERS));
      facts.flag(Sign.DATABASE_REACHABLE, name, true);
      standby()
          .flatMap(each -> each.remember(statement))
          .ifPresent(problem -> facts.text(Sign.DATABASE_STANDBY, name, problem.words()));
    } catch (SQLException | LeptonException e) {
      requireSecrets(e);
      facts.flag(Sign.DATABASE_REACHABLE, name, false);
      facts.text(Sign.EVENT_MESSAGE, name, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      standby().ifPresent(each -> facts.text(Sign.DATABASE_STANDBY, name, each.judge().words()));
    }
    return facts.build();
  }

  private boolean reachable() {
    try (Connection connection = connections().open()) {
      return connection.isValid(TIMEOUT_SECONDS);
    } catch (SQLException | LeptonException e) {
      requireSecrets(e);
      return false;
    }
  }

  private Optional<Standby> standby() {
    return database
        .standby()
        .map(
            other ->
                new Standby(
                    database.name(),
                    other.endpoint(),
                    secrets,
                    folder.resolve("standby-" + database.name() + ".json")));
  }

  /**
   * Has the standby take over, if there is one and the database is still down; returns in words
   * what was done.
   */
  Optional<String> failOver() throws SQLException {
    Optional<Standby> standby = standby();
    if (standby.isEmpty() || reachable()) {
      return Optional.empty();
    }
    standby.get().promote();
    database.standby().orElseThrow().taken().run();
    return Optional.of(
        "the standby "
            + standby.get().endpoint().display()
            + " is the primary of "
            + database.name()
            + " now; "
            + database.endpoint().display()
            + " must not take writes when it comes back: make it a standby anew");
  }

  /** A password that we do not have says nothing about the server. */
  private static void requireSecrets(Exception e) {
    if (e instanceof LeptonException failure && failure.code() == ErrorCode.SECRET_UNRESOLVED) {
      throw failure;
    }
  }

  /** Ends the sessions that others wait for and that do nothing themselves; returns how many. */
  long endIdleBlockers() throws SQLException {
    try (Connection connection = connections().open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      return (long)
          number(
              statement,
              "SELECT count(*) FILTER (WHERE ended) FROM (SELECT pg_terminate_backend(b.pid) AS"
                  + " ended "
                  + IDLE_BLOCKERS
                  + ") AS all_ended");
    }
  }

  private static double number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  private ConnectionFactory connections() {
    return connections(database.endpoint(), secrets);
  }

  /** A server that does not answer must not hold the look up. */
  static ConnectionFactory connections(DatabaseEndpoint endpoint, SecretResolver secrets) {
    Map<String, String> settings = new HashMap<>(endpoint.settings());
    settings.putIfAbsent("connect_timeout", String.valueOf(TIMEOUT_SECONDS));
    return new ConnectionFactory(
        Side.TARGET,
        new DatabaseEndpoint(
            endpoint.host(),
            endpoint.port(),
            endpoint.database(),
            endpoint.user(),
            endpoint.password(),
            endpoint.sslMode(),
            endpoint.otherHosts(),
            settings),
        secrets);
  }
}
