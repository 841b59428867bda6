package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that recover, drill and back up, used wrongly or where there is nothing yet. */
final class RecoverUsageTest {
  @TempDir Path folder;

  private Path migration(String target) throws IOException {
    return Files.writeString(
        folder.resolve("migration.yaml"),
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: shop}
        spec:
          application: {path: .}
          requirements: {availabilityPercent: 99}
          target: {type: %s}
        """
            .formatted(target));
  }

  @Test
  void withoutAReleaseThereIsNothingToLookAfter() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("operate", "recover", "--once", "-f", migration("local").toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("no release of this migration runs");
    assertThat(run.line("fix:")).contains("lepton migrate");
  }

  @Test
  void toLookForAReleaseStartsNoDatabase() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("operate", "recover", "--once", "-f", withDatabase().toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(folder.resolve(".lepton/shop/local")).doesNotExist();
  }

  @Test
  void aWrongRunbookIsNamedWithItsLineBeforeAnythingIsLookedAt() throws IOException {
    Path runbooks = Files.createDirectory(folder.resolve("runbooks"));
    Files.writeString(
        runbooks.resolve("mine.yaml"),
        """
        apiVersion: lepton.dev/v1
        kind: Runbook
        metadata: {name: mine}
        spec:
          title: Mine
          detect:
            any: [{sign: probe.helthy, is: false}]
          decide: [{actions: [restart]}]
          verify: {all: [{sign: probe.healthy, is: true}], within: 20s}
        """);

    CommandLineRun run =
        CommandLineRun.of(
            "operate",
            "recover",
            "--runbooks",
            runbooks.toString(),
            "-f",
            migration("local").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.line("where:")).endsWith("mine.yaml:7:12");
    assertThat(run.line("fix:")).isEqualTo("did you mean \"probe.healthy\"?");
  }

  @Test
  void onlyFoldersInsideADiskMayBePruned() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "operate", "recover", "-f", migration("local").toString(), "--disk", "/srv=../etc");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is not a folder inside");
  }

  @Test
  void anAddressNeedsAPort() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "operate", "recover", "-f", migration("local").toString(), "--dependency", "PAY=pay");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is no address");
  }

  @Test
  void aDrillThatNobodyKnowsIsRefusedWithAllNames() {
    CommandLineRun run = CommandLineRun.of("operate", "drill", "earthquake");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("earthquake");
    assertThat(run.line("fix:")).contains("bad-image", "node-lost");
  }

  @Test
  void drillsAreNamedOrAllAreWanted() {
    assertThat(CommandLineRun.of("operate", "drill").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("operate", "drill", "--all", "oom").status()).isEqualTo(2);
  }

  @Test
  void theListSaysWhichFailuresAreImitated() {
    CommandLineRun run = CommandLineRun.of("operate", "drill", "--list");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSize(13);
    assertThat(run.out().lines().filter(line -> line.contains("(imitated)"))).hasSize(3);
  }

  @Test
  void aMigrationWithoutDatabasesHasNothingToBackUp() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("operate", "backup", "--once", "-f", migration("local").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("no databases");
  }

  @Test
  void aRotationThatKeepsNothingIsRefused() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "operate",
            "backup",
            "-f",
            withDatabase().toString(),
            "--keep-daily",
            "0",
            "--keep-weekly",
            "0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("keeps nothing");
  }

  @Test
  void beforeTheMigrationThereIsNothingOnTheTarget() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("operate", "backup", "--once", "-f", withDatabase().toString());

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("not on the target yet");
  }

  private Path withDatabase() throws IOException {
    Path file = migration("local");
    Files.writeString(
        file,
        Files.readString(file)
            + """
              databases:
                - name: shop
                  source: postgresql://lepton@127.0.0.1:1/shop
            """);
    return file;
  }
}
