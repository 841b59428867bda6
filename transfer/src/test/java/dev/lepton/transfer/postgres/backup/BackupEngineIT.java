package dev.lepton.transfer.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.Zoo;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class BackupEngineIT {
  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  @BeforeEach
  void settle() {
    Zoo.settle(source);
  }

  private BackupEngine engine(MoverSettings settings) {
    return new BackupEngine(settings, source, target, new ThreadTaskRunner(), EventSink.none());
  }

  private MoverSettings settings() {
    return TestServers.settings(source, target, directory);
  }

  private BackupReport backUp() {
    return engine(settings()).run(TestServers.NO_SECRETS);
  }

  private MoverSettings withKey() {
    DatabaseSpec plain = settings().spec();
    BackupSpec backup = new BackupSpec(true, Optional.of(SecretReference.parse("env:BACKUP_KEY")));
    DatabaseSpec spec =
        new DatabaseSpec(
            plain.name(),
            plain.source(),
            plain.target(),
            backup,
            plain.allow(),
            plain.parallelism());
    return new MoverSettings("test", spec, target.endpoint(), directory);
  }

  private Path largestFile() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("backup"))) {
      return files
          .filter(file -> file.toString().endsWith(".bin"))
          .max((a, b) -> Long.compare(size(a), size(b)))
          .orElseThrow();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void flipAByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void restoresEveryRowAndObject() throws SQLException {
    BackupReport report = backUp();
    ConnectionFactory restored = target.withDatabase(report.restored());
    assertThat(report.proven()).isTrue();
    assertThat(Zoo.rows(restored)).isEqualTo(Zoo.rows(source));
    try (Connection from = source.open();
        Connection to = restored.open()) {
      assertThat(new CatalogReader().objects(to)).isEqualTo(new CatalogReader().objects(from));
      assertThat(new CatalogReader().sequences(to)).isEqualTo(new CatalogReader().sequences(from));
    }
  }

  @Test
  void usesAFinishedBackupAndRestoreAgain() {
    BackupReport first = backUp();
    String mark = "CREATE TABLE public.mark (id int)";
    TestServers.execute(target.withDatabase(first.restored()), mark);
    assertThat(backUp()).isEqualTo(first);
    assertThat(
            TestServers.query(
                target.withDatabase(first.restored()), "SELECT to_regclass('public.mark')"))
        .containsExactly("public.mark");
  }

  @Test
  void redoesABackupThatWasNotFinished() throws IOException {
    backUp();
    Files.delete(directory.resolve("backup/manifest.json"));
    flipAByte(largestFile());
    assertThat(backUp().proven()).isTrue();
  }

  @Test
  void noticesAFileThatWasTamperedWith() throws IOException {
    BackupReport report = backUp();
    engine(settings()).dropRestored(report);
    flipAByte(largestFile());
    assertThatThrownBy(this::backUp)
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIFFERENCES_FOUND))
        .hasMessageContaining("was changed");
  }

  @Test
  void noticesFilesThatWereSwapped() throws IOException {
    BackupReport report = backUp();
    engine(settings()).dropRestored(report);
    Path one = directory.resolve("backup/table-00000.bin");
    Path other = directory.resolve("backup/table-00001.bin");
    byte[] kept = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, kept);
    assertThatThrownBy(this::backUp).hasMessageContaining("was changed");
  }

  @Test
  void noticesAManifestThatWasEdited() throws IOException {
    backUp();
    Path manifest = directory.resolve("backup/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"rows\" : 2000", "\"rows\" : 1999"));
    assertThatThrownBy(this::backUp).hasMessageContaining("manifest.json was changed");
  }

  @Test
  void storesNothingInClear() throws IOException {
    backUp();
    try (Stream<Path> files = Files.list(directory.resolve("backup"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("customer", "only in base");
      }
    }
  }

  @Test
  void keepsAGeneratedKeyFromOthers() throws IOException {
    backUp();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("backup.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void takesTheKeyThatIsGiven() throws IOException {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    assertThat(engine(withKey()).run(reference -> new Secret(key)).proven()).isTrue();
    assertThat(directory.resolve("backup.key")).doesNotExist();
  }

  @Test
  void refusesAKeyOfTheWrongLength() {
    String key = Base64.getEncoder().encodeToString(new byte[16]);
    assertThatThrownBy(() -> engine(withKey()).run(reference -> new Secret(key)))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED));
  }

  @Test
  void dropsTheRestoredDatabaseOnceAndForAll() {
    BackupReport report = backUp();
    engine(settings()).dropRestored(report);
    engine(settings()).dropRestored(report);
    assertThat(
            TestServers.query(
                target,
                "SELECT datname FROM pg_database WHERE datname = '" + report.restored() + "'"))
        .isEmpty();
  }

  @Test
  void dropsNoOtherDatabase() {
    BackupReport other = new BackupReport("", 0, 0, 0, "", "", "postgres", true);
    assertThatThrownBy(() -> engine(settings()).dropRestored(other))
        .hasMessageContaining("postgres");
  }
}
