package dev.lepton.accept.security.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check passes in a safe database and fails after one statement that makes it unsafe. */
class GrantReviewIT {
  private static EmbeddedPostgres server;
  private static int databases;

  private String database = "";

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    execute(
        "postgres",
        "CREATE ROLE shop LOGIN VALID UNTIL '2099-01-01'",
        "CREATE ROLE boss SUPERUSER");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void create() throws SQLException {
    database = "shop_" + ++databases;
    execute("postgres", "CREATE DATABASE " + database);
    execute(
        database,
        "CREATE TABLE orders (id int)",
        "GRANT SELECT, INSERT ON orders TO shop",
        "CREATE FUNCTION safe() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog"
            + " AS 'SELECT 1'",
        "CREATE EXTENSION file_fdw");
  }

  private static Connection open(String name, String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, role, "");
  }

  private static void execute(String name, String... statements) throws SQLException {
    try (Connection connection = open(name, "postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Reviewed review(String as, String role, boolean expire) throws SQLException {
    try (Connection connection = open(database, as)) {
      return GrantReview.review(connection, new GrantReview.Request("db", role, expire));
    }
  }

  /** But for what the test's own server cannot have: TLS, and logins with passwords. */
  private List<String> failed(String role) throws SQLException {
    return review("postgres", role, false).checks().stream()
        .filter(check -> !check.passed())
        .filter(check -> !List.of("database-ssl", "database-trust").contains(check.id()))
        .map(check -> check.id() + " " + check.where())
        .toList();
  }

  @Test
  void passesASafeDatabase() throws SQLException {
    assertThat(failed("shop")).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT CREATE ON SCHEMA public TO PUBLIC|public-create db, schema public",
        "GRANT SELECT, INSERT ON orders TO PUBLIC|public-tables db, table public.orders, INSERT SELECT",
        "ALTER FUNCTION safe() RESET search_path|definer-search-path db, function safe()",
        "CREATE EXTENSION dblink|public-extension db, extension dblink, its functions",
        "GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO PUBLIC"
            + "|public-extension db, foreign data wrapper file_fdw",
      })
  void findsAMistake(String mistake, String place) throws SQLException {
    execute(database, mistake);

    assertThat(failed("shop")).containsExactly("database-" + place);
  }

  @Test
  void findsPowerOfARoleAndOfThoseThatItIsAMemberOf() throws SQLException {
    assertThat(failed("postgres"))
        .containsExactly("database-role-power db, role postgres, SUPERUSER");
    try {
      execute("postgres", "GRANT boss TO shop");
      assertThat(failed("shop"))
          .containsExactly("database-role-power db, role shop, as a member of boss, SUPERUSER");
    } finally {
      execute("postgres", "REVOKE boss FROM shop");
    }
  }

  @Test
  void findsARoleAboveRowSecurity() throws SQLException {
    try {
      execute("postgres", "ALTER ROLE shop BYPASSRLS");
      assertThat(failed("shop")).containsExactly("database-role-power db, role shop, BYPASSRLS");
    } finally {
      execute("postgres", "ALTER ROLE shop NOBYPASSRLS");
    }
  }

  @Test
  void findsATableThatItsOwnerOnlyReads() throws SQLException {
    execute(
        database,
        "ALTER TABLE orders OWNER TO shop",
        "CREATE TABLE written (id int)",
        "ALTER TABLE written OWNER TO shop",
        "INSERT INTO written VALUES (1)",
        "SELECT * FROM written",
        "SELECT * FROM orders");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(failed("shop"))
                    .containsExactly(
                        "database-owner-reads-only db, table public.orders, read and never written"
                            + " since statistics began"));
  }

  @Test
  void findsPasswordsWithoutEndWhereThatIsARule() throws SQLException {
    List<SecurityCheck> checks = review("postgres", "shop", true).checks();

    assertThat(checks)
        .filteredOn(check -> check.id().equals("database-password-expiry"))
        .extracting(SecurityCheck::where)
        .containsExactly("db, role postgres");
  }

  @Test
  void findsTrustWhereItMayBeReadAndTellsWhereItMayNot() throws SQLException {
    assertThat(review("postgres", "shop", false).checks())
        .filteredOn(check -> check.id().equals("database-trust"))
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.passed()).isFalse())
        .first()
        .satisfies(check -> assertThat(check.where()).startsWith("db, pg_hba.conf, line "));
    assertThat(review("shop", "shop", false).notTested())
        .singleElement()
        .asString()
        .contains("pg_hba_file_rules");
  }

  @Test
  void findsAServerWithoutTls() throws SQLException {
    assertThat(review("shop", "shop", false).checks())
        .filteredOn(check -> check.id().equals("database-ssl"))
        .extracting(SecurityCheck::where)
        .containsExactly("db, ssl = off");
  }

  @Test
  void anUnknownRoleIsTold() {
    LeptonException unknown =
        catchThrowableOfType(LeptonException.class, () -> review("postgres", "nobody", false));
    assertThat(unknown.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
  }
}
