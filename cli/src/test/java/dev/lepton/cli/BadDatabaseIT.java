package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real databases that cannot be moved: what the user is told, and that neither side has been
 * touched.
 */
class BadDatabaseIT {
  private static final int PRECONDITION = 4;
  private static final int SOURCE = 5;
  private static final int TARGET = 6;
  private static final Map<String, String> PASSWORDS =
      Map.of("RIGHT", SmallServer.PASSWORD, "WRONG", "wrong-and-secret");

  private static SmallServer logical;
  private static SmallServer replica;

  @TempDir Path folder;
  private SmallApplication application;
  private List<String> databasesBefore = List.of();
  private List<String> logicalBefore = List.of();
  private List<String> replicaBefore = List.of();

  @BeforeAll
  static void startServers() throws IOException, SQLException {
    logical = SmallServer.start("logical");
    replica = SmallServer.start("replica");
    logical.execute("postgres", "CREATE DATABASE taken");
    logical.execute(
        "taken",
        "CREATE TABLE precious (id int PRIMARY KEY)",
        "INSERT INTO precious VALUES (1), (2), (3)");
    logical.execute("shop", "GRANT CONNECT ON DATABASE shop TO reader");
  }

  @AfterAll
  static void stopServers() throws IOException {
    logical.close();
    replica.close();
  }

  @BeforeEach
  void lookAtBothSides() throws IOException, SQLException {
    application = SmallApplication.in(folder);
    databasesBefore = logical.databases();
    logicalBefore = logical.contents("shop");
    replicaBefore = replica.contents("shop");
  }

  @Test
  void aWrongPasswordOfTheSource() throws Exception {
    CommandLineRun run =
        transfer(
            logical.address("postgres", "shop"), "env:WRONG", logical.address("postgres", "fresh"));

    refused(run, SOURCE, "SOURCE_REJECTED_LOGIN");
    assertThat(run.err()).contains("refused the login of \"postgres\"");
    assertThat(run.line("where:")).contains("source", "/shop");
    assertThat(run.line("fix:")).contains("env:WRONG");
  }

  @Test
  void aWrongPasswordOfTheTarget() throws Exception {
    application.spec(
        databases(
                logical.address("postgres", "shop"),
                "env:RIGHT",
                logical.address("postgres", "fresh"))
            .replace("targetPassword: env:RIGHT", "targetPassword: env:WRONG"));
    CommandLineRun run = application.lepton(PASSWORDS, "migrate", "--until", "transfer");

    refused(run, TARGET, "TARGET_REJECTED_LOGIN");
    assertThat(run.line("where:")).contains("target", "/fresh");
    assertThat(run.line("fix:")).contains("env:WRONG");
  }

  @Test
  void aPasswordThatIsNotGiven() throws Exception {
    application.spec(
        databases(
                logical.address("postgres", "shop"),
                "env:RIGHT",
                logical.address("postgres", "fresh"))
            .replace("password: env:RIGHT, ", ""));
    CommandLineRun run = application.lepton(PASSWORDS, "migrate", "--until", "transfer");

    refused(run, SOURCE, "SOURCE_REJECTED_LOGIN");
    assertThat(run.line("fix:")).contains("none is given");
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    CommandLineRun run =
        transfer(
            logical.address("postgres", "shopp"),
            "env:RIGHT",
            logical.address("postgres", "fresh"));

    refused(run, SOURCE, "SOURCE_UNREACHABLE");
    assertThat(run.err()).contains("there is no database \"shopp\"");
    assertThat(run.line("fix:")).contains("correct the name");
  }

  @Test
  void aTargetThatIsNotEmpty() throws Exception {
    List<String> precious = logical.contents("taken");
    CommandLineRun run =
        transfer(
            logical.address("postgres", "shop"), "env:RIGHT", logical.address("postgres", "taken"));

    refused(run, TARGET, "TARGET_NOT_EMPTY");
    assertThat(run.err()).contains("precious");
    assertThat(run.line("where:")).contains("/taken");
    assertThat(run.line("fix:")).contains("empty database");
    assertThat(logical.contents("taken")).isEqualTo(precious);
    assertThat(logical.leftovers("taken")).isEmpty();
  }

  @Test
  void aSourceAsItsOwnTarget() throws Exception {
    CommandLineRun run =
        transfer(
            logical.address("postgres", "shop"), "env:RIGHT", logical.address("postgres", "shop"));

    refused(run, TARGET, "TARGET_NOT_EMPTY");
  }

  @Test
  void aSourceWithoutLogicalReplication() throws Exception {
    CommandLineRun run =
        transfer(
            replica.address("postgres", "shop"), "env:RIGHT", logical.address("postgres", "fresh"));

    refused(run, SOURCE, "SOURCE_NOT_LOGICAL");
    assertThat(run.err()).contains("wal_level is replica");
    assertThat(run.line("fix:")).contains("wal_level = 'logical'");
  }

  @Test
  void aUserWhoMayNotReplicateIsToldEverythingThatIsMissing() throws Exception {
    CommandLineRun run =
        transfer(
            logical.address("reader", "shop"), "env:RIGHT", logical.address("postgres", "fresh"));

    refused(run, SOURCE, "SOURCE_PRIVILEGE");
    assertThat(run.err())
        .contains(
            "\"reader\" may not replicate",
            "\"reader\" may not read these: public.customer, public.sale");
    assertThat(run.line("fix:")).contains("ALTER ROLE \"reader\" REPLICATION");
  }

  @Test
  void problemsOfBothSidesAreToldTogether() throws Exception {
    CommandLineRun run =
        transfer(
            replica.address("postgres", "shop"), "env:RIGHT", logical.address("postgres", "taken"));

    refused(run, SOURCE, "SOURCE_NOT_LOGICAL");
    assertThat(run.err()).contains("2 problems", "the target is not empty");
  }

  @Test
  void aDiskWithoutRoomForTheBackupIsFoundBeforeAnythingIsMoved() throws Exception {
    Optional<SmallDisk> small = SmallDisk.mount(folder, "1500k");
    assumeTrue(small.isPresent(), "a small disk cannot be mounted here");
    try (SmallDisk disk = small.get()) {
      application.spec(
          databases(
              logical.address("postgres", "shop"),
              "env:RIGHT",
              logical.address("postgres", "fresh")));
      CommandLineRun run =
          application.lepton(
              PASSWORDS, "migrate", "--until", "transfer", "--workspace", disk.folder().toString());

      refused(run, PRECONDITION, "DISK_FULL");
      assertThat(run.line("where:")).contains(disk.folder().toString());
    }
  }

  @Test
  void whatIsMendedLetsTheSameCommandGoOn() throws Exception {
    logical.execute("postgres", "CREATE DATABASE mended");
    try {
      application.spec(
          databases(
              logical.address("postgres", "shop"),
              "env:WRONG",
              logical.address("postgres", "mended")));
      refused(
          application.lepton(PASSWORDS, "migrate", "--until", "transfer"),
          SOURCE,
          "SOURCE_REJECTED_LOGIN");
      application.spec(
          databases(
              logical.address("postgres", "shop"),
              "env:RIGHT",
              logical.address("postgres", "mended")));

      CommandLineRun run =
          application.lepton(PASSWORDS, "migrate", "--until", "transfer", "-o", "json");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(logical.contents("mended")).containsAll(logicalBefore);
    } finally {
      assertThat(application.lepton(PASSWORDS, "abort", "--yes").status()).isZero();
      logical.execute("postgres", "DROP DATABASE mended");
    }
    assertThat(logical.leftovers("shop")).isEmpty();
    assertThat(logical.contents("shop")).isEqualTo(logicalBefore);
  }

  private CommandLineRun transfer(String source, String password, String target)
      throws IOException {
    application.spec(databases(source, password, target));
    return application.lepton(PASSWORDS, "migrate", "--until", "transfer");
  }

  private static String databases(String source, String password, String target) {
    return String.format(
        "  databases:%n    - {name: shop, source: '%s', password: %s, target: '%s', targetPassword: env:RIGHT}%n",
        source, password, target);
  }

  /**
   * Says why and how to mend it, without a password; no document is written, neither side has
   * changed.
   */
  private void refused(CommandLineRun run, int status, String code) throws SQLException {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.err()).contains("error[" + code + "]").doesNotContain("and-secret");
    assertThat(run.line("where:")).isNotEmpty();
    assertThat(run.line("fix:")).isNotEmpty();
    assertThat(run.out()).isEmpty();
    assertThat(application.document("transfer")).doesNotExist();
    assertThat(logical.leftovers("shop")).isEmpty();
    assertThat(replica.leftovers("shop")).isEmpty();
    assertThat(logical.contents("shop")).isEqualTo(logicalBefore);
    assertThat(replica.contents("shop")).isEqualTo(replicaBefore);
    assertThat(logical.contents("fresh")).isEmpty();
    assertThat(logical.databases())
        .containsAll(databasesBefore)
        .allMatch(name -> !name.contains("lepton"));
  }
}
