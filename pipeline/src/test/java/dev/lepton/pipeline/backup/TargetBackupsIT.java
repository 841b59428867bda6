package dev.lepton.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.operate.recovery.rotation.Rotation;
import dev.lepton.pipeline.secret.SecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real server; skipped where the embedded PostgreSQL does not run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TargetBackupsIT {
  private static final Instant START = Instant.parse("2026-11-30T02:00:00Z");
  private static final String SECRET_ROW = "a customer's own words";

  @TempDir static Path server;
  @TempDir Path workspace;
  private final SecretResolver secrets = new SecretStore(Map.of(), Path.of("."));

  @BeforeAll
  void startServer() throws SQLException {
    assumeThat(PostgresServer.supported()).as("the embedded PostgreSQL runs here").isTrue();
    PostgresServer running = PostgresServer.start(config());
    running.createDatabase("shop");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (id bigint PRIMARY KEY, text text NOT NULL)");
      statement.execute(
          "INSERT INTO note SELECT i, '"
              + SECRET_ROW.replace("'", "''")
              + "' || i FROM generate_series(1, 500) i");
    }
  }

  @AfterAll
  void stopServer() {
    PostgresServer.destroy(config().directory());
  }

  private static PostgresConfig config() {
    return PostgresConfig.of(server.resolve("postgres"), "lepton").withDurable(false);
  }

  private DatabaseEndpoint endpoint() {
    return PostgresServer.known(config(), "shop", "lepton").orElseThrow();
  }

  private Connection connect() throws SQLException {
    DatabaseEndpoint endpoint = endpoint();
    return DriverManager.getConnection(
        endpoint.jdbcUrl(),
        endpoint.user(),
        secrets.resolve(endpoint.password().orElseThrow()).reveal());
  }

  private DatabaseSpec spec() {
    return new DatabaseSpec(
        "shop",
        endpoint(),
        Optional.of(endpoint()),
        new BackupSpec(true, Optional.empty()),
        List.of(),
        2);
  }

  private BackupFolder folder() {
    return BackupFolder.in(workspace);
  }

  private BackupCatalogue run(Instant now, Rotation rotation) {
    return new TargetBackups(
            folder(), Map.of("shop", endpoint()), secrets, rotation, EventSink.none())
        .run("shop", List.of(spec()), now);
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private List<Path> files(String id) {
    try (Stream<Path> files = Files.list(workspace.resolve("backups/shop").resolve(id))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBackupIsEncryptedAndProvenByARestore() throws IOException {
    BackupCatalogue catalogue = run(START, new Rotation(7, 4, 0));

    KeptBackup backup = catalogue.backups().get(0);
    assertThat(backup.proof()).isEqualTo(Proof.PROVEN);
    assertThat(backup.rows()).isEqualTo(500);
    for (Path file : files(backup.id())) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .doesNotContain(SECRET_ROW);
    }
    assertThat(workspace.resolve("backups/restore-test")).doesNotExist();
  }

  @Test
  void backupsAreRotatedByDays() {
    for (int day = 0; day < 4; day++) {
      run(day(day), new Rotation(2, 0, 0));
    }

    assertThat(folder().read().orElseThrow().backups())
        .extracting(KeptBackup::id)
        .containsExactly("20261203T020000Z", "20261202T020000Z");
    assertThat(workspace.resolve("backups/shop/20261130T020000Z")).doesNotExist();
  }

  @Test
  void oneThatDoesNotRestoreIsMarkedAndCostsNoGoodOne() throws IOException {
    run(day(0), new Rotation(1, 0, 0));
    run(day(1), new Rotation(2, 0, 0));
    Path largest =
        files("20261201T020000Z").stream()
            .filter(file -> file.toString().endsWith(".bin"))
            .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(largest, bytes);

    // The same time again: the backup is there, so it is only tested.
    BackupCatalogue catalogue = run(day(1), new Rotation(1, 0, 0));

    assertThat(catalogue.backups())
        .extracting(KeptBackup::proof)
        .containsExactly(Proof.FAILED, Proof.PROVEN);
    assertThat(catalogue.backups().get(0).problem()).contains("was changed");
    assertThat(catalogue.removed()).isEmpty();
  }

  @Test
  void whatWasBegunAndNotFinishedIsTakenAway() throws IOException {
    Path half = Files.createDirectories(workspace.resolve("backups/shop/20261129T020000Z"));
    Files.writeString(half.resolve("table-00000.bin"), "half of it");

    run(START, new Rotation(7, 4, 0));

    assertThat(half).doesNotExist();
  }

  @Test
  void aServerThatDoesNotAnswerIsAnErrorAndLeavesTheOldBackups() {
    run(START, new Rotation(7, 4, 0));
    DatabaseEndpoint nowhere =
        new DatabaseEndpoint("127.0.0.1", 1, "shop", "lepton", endpoint().password(), "disable");

    assertThatThrownBy(
            () ->
                new TargetBackups(
                        folder(),
                        Map.of("shop", nowhere),
                        secrets,
                        new Rotation(1, 0, 0),
                        EventSink.none())
                    .run("shop", List.of(spec()), day(1)))
        .isInstanceOf(LeptonException.class);
    assertThat(folder().read().orElseThrow().backups()).hasSize(1);
    assertThat(workspace.resolve("backups/restore-test")).doesNotExist();
  }
}
