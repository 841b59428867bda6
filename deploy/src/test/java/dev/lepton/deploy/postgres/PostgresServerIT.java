package dev.lepton.deploy.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.internal.process.Liveness;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServerIT {
  @TempDir static Path root;
  private PostgresServer server;

  @BeforeEach
  void start() {
    server = PostgresServer.start(config());
  }

  private static PostgresConfig config() {
    return PostgresConfig.of(root.resolve("server"), "lepton");
  }

  @AfterAll
  static void destroy() {
    PostgresServer.destroy(root.resolve("server"));
  }

  private static String query(DatabaseEndpoint endpoint, String sql)
      throws SQLException, IOException {
    String password = Files.readString(Path.of(endpoint.password().orElseThrow().locator()));
    try (Connection connection =
            DriverManager.getConnection(endpoint.jdbcUrl(), endpoint.user(), password);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  @Test
  void isReadyForLogicalReplication() throws Exception {
    assertThat(query(server.endpoint("postgres"), "SHOW wal_level")).isEqualTo("logical");
    assertThat(query(server.endpoint("postgres"), "SHOW max_replication_slots")).isEqualTo("20");
  }

  @Test
  void storesUnicodeAndChecksums() throws Exception {
    assertThat(query(server.endpoint("postgres"), "SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(query(server.endpoint("postgres"), "SHOW data_checksums")).isEqualTo("on");
    assertThat(query(server.endpoint("postgres"), "SELECT upper('ß→ñé')")).isEqualTo("ß→ÑÉ");
  }

  @Test
  void createsADatabaseOnceHoweverOddItsName() throws Exception {
    server.createDatabase("odd \"name\"; --");
    server.createDatabase("odd \"name\"; --");

    assertThat(
            query(
                server.endpoint("postgres"),
                "SELECT count(*) FROM pg_database WHERE datname LIKE 'odd%'"))
        .isEqualTo("1");
  }

  @Test
  void createsAUserThatLogsInWithTheServersPassword() throws Exception {
    server.createUser("shop_owner");
    server.createUser("shop_owner");

    assertThat(query(server.endpoint("postgres", "shop_owner"), "SELECT current_user"))
        .isEqualTo("shop_owner");
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    server.endpoint("postgres").jdbcUrl(), "lepton", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
  }

  @Test
  void keepsItsPasswordInAFileForItsOwnerOnly() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config().password())))
        .isEqualTo("rw-------");
  }

  @Test
  void isFoundRunningByTheNextStart() {
    long pid = server.pid().orElseThrow();

    PostgresServer again = PostgresServer.start(config());

    assertThat(again.pid()).hasValue(pid);
    assertThat(again.port()).isEqualTo(server.port());
  }

  @Test
  void keepsDataAndPortOverStopAndStart() throws Exception {
    query(server.endpoint("postgres"), "CREATE TABLE kept AS SELECT 42 AS n");
    int port = server.port();
    server.stop();
    assertThat(PostgresServer.running(root.resolve("server"))).isFalse();

    server = PostgresServer.start(config());

    assertThat(server.port()).isEqualTo(port);
    assertThat(query(server.endpoint("postgres"), "SELECT n FROM kept")).isEqualTo("42");
  }

  @Test
  void recoversWhatWasCommittedBeforeItWasKilled() throws Exception {
    query(server.endpoint("postgres"), "CREATE TABLE survived AS SELECT 7 AS n");
    ProcessHandle postmaster = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
    postmaster.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !Liveness.alive(postmaster));

    server = PostgresServer.start(config());

    assertThat(query(server.endpoint("postgres"), "SELECT n FROM survived")).isEqualTo("7");
  }

  @Test
  void aPidFileThatNamesAStrangersProcessDoesNotKeepItFromStarting() throws Exception {
    server.stop();
    String stranger =
        ProcessHandle.current().pid()
            + "\n"
            + config().data()
            + "\n1000000000\n"
            + server.port()
            + "\n\n\n\nready\n";
    Files.writeString(config().data().resolve("postmaster.pid"), stranger);

    server = PostgresServer.start(config());

    assertThat(query(server.endpoint("postgres"), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void aTakenPortIsNamedWithTheFix() throws Exception {
    server.stop();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> PostgresServer.start(config().withPort(other.getLocalPort())))
          .isInstanceOfSatisfying(
              LeptonException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN);
                assertThat(e.problems().get(0).what()).contains("Port " + other.getLocalPort());
              });
    }
  }

  @Test
  void destroyLeavesNothing() {
    PostgresServer other =
        PostgresServer.start(
            PostgresConfig.of(root.resolve("other"), "someone").withDurable(false));

    other.destroy();

    assertThat(root.resolve("other")).doesNotExist();
    assertThat(other.pid()).isEmpty();
  }
}
