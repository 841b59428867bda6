package dev.lepton.pipeline.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.deploy.postgres.PostgresStandby;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.operate.recovery.runbook.Fact;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import dev.lepton.pipeline.recovery.Watched.StandbyServer;
import dev.lepton.pipeline.recovery.Watched.WatchedDatabase;
import dev.lepton.pipeline.secret.SecretStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server and a real standby of it, from both being well to the one having taken the other's
 * place; skipped where the embedded PostgreSQL does not run.
 */
@Tag("side-by-side")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StandbyIT {
  @TempDir static Path folder;
  private final SecretResolver secrets = new SecretStore(Map.of(), Path.of("."));
  private final AtomicInteger taken = new AtomicInteger();
  private PostgresServer primary;
  private PostgresServer standby;

  private static PostgresConfig config(String name) {
    return PostgresConfig.of(folder.resolve(name), "lepton");
  }

  @BeforeAll
  void startBoth() throws SQLException {
    assumeThat(PostgresServer.supported()).as("the embedded PostgreSQL runs here").isTrue();
    primary = PostgresServer.start(config("primary"));
    primary.createDatabase("shop");
    execute(primary, "CREATE TABLE note (id bigint PRIMARY KEY)");
    standby = PostgresStandby.follow(config("primary"), config("standby"), "standby");
    primary = PostgresServer.start(config("primary"));
    await()
        .until(
            () ->
                one(standby, "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'")
                    == 1);
  }

  @AfterAll
  void stopBoth() {
    if (standby != null) {
      standby.destroy();
    }
    if (primary != null) {
      primary.destroy();
    }
  }

  private DatabaseLook look() {
    return look(standby.endpoint("shop"));
  }

  private DatabaseLook look(DatabaseEndpoint other) {
    WatchedDatabase database =
        new WatchedDatabase(
            "shop",
            primary.endpoint("shop"),
            Optional.empty(),
            Optional.of(new StandbyServer(other, taken::incrementAndGet)));
    return new DatabaseLook(database, secrets, folder);
  }

  private static List<Object> said(Facts facts) {
    return facts.of(Sign.DATABASE_STANDBY).map(Fact::value).toList();
  }

  private long one(PostgresServer server, String query) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(PostgresServer server) throws SQLException {
    DatabaseEndpoint endpoint = server.endpoint("shop");
    return DriverManager.getConnection(
        endpoint.jdbcUrl(),
        endpoint.user(),
        secrets.resolve(endpoint.password().orElseThrow()).reveal());
  }

  @Test
  @Order(1)
  void aDatabaseThatAnswersIsNotTakenOver() throws SQLException {
    assertThat(look().failOver()).isEmpty();

    assertThat(taken).hasValue(0);
    assertThat(one(standby, "SELECT pg_is_in_recovery()::int")).isEqualTo(1);
  }

  @Test
  @Order(2)
  void whoseCommitsNobodyWaitedForMayLackSome() throws SQLException {
    assertThat(said(look().facts())).isEmpty();
    Standby judged = judged();

    assertThat(judged.judge().words())
        .isEqualTo("cannot: its primary still sends to it, so only the way from here is broken");
    assertThatThrownBy(judged::promote).hasMessageContaining("still sends to it");
    assertThat(one(standby, "SELECT pg_is_in_recovery()::int")).isEqualTo(1);
  }

  @Test
  @Order(3)
  void oneThatNobodyHasSeenFollowIsNotTrusted() {
    Standby other = new Standby("shop", primary.endpoint("shop"), secrets, folder.resolve("never"));

    assertThat(other.judge().words()).isEqualTo("cannot: nobody has seen it follow its primary");
  }

  @Test
  @Order(4)
  void withoutWaitingForItItMayLackTheLastCommits() {
    look().facts();
    primary.stop();
    awaitSilence();

    assertThat(said(look().facts()))
        .singleElement()
        .asString()
        .startsWith("lacks perhaps what was committed after ");
  }

  @Test
  @Order(5)
  void oneThatCommitsWaitForIsReadyAndTakesOver() throws SQLException {
    primary = PostgresServer.start(config("primary"));
    execute(primary, "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    execute(primary, "SELECT pg_reload_conf()");
    await()
        .until(
            () ->
                one(primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
                    == 1);
    execute(primary, "INSERT INTO note VALUES (7)");
    look().facts();
    primary.stop();
    awaitSilence();
    assertThat(said(look().facts())).containsExactly("ready");

    String done = look().failOver().orElseThrow();

    assertThat(done).contains("is the primary of shop now", "must not take writes");
    assertThat(taken).hasValue(1);
    assertThat(one(standby, "SELECT count(*) FROM note WHERE id = 7")).isEqualTo(1);
    execute(standby, "INSERT INTO note VALUES (8)");
  }

  @Test
  @Order(6)
  void aProcessThatDiedAfterThePromotionGoesOn() throws SQLException {
    assertThat(said(look().facts())).containsExactly("ready");

    assertThat(look().failOver()).isPresent();
    assertThat(taken).hasValue(2);
  }

  private Standby judged() {
    return new Standby(
        "shop", standby.endpoint("shop"), secrets, folder.resolve("standby-shop.json"));
  }

  private void awaitSilence() {
    await()
        .until(
            () ->
                one(standby, "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'")
                    == 0);
  }
}
