package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Platforms over years on the command line. */
class PlanCompareUsageTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void describeAMigration() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
    file = folder.resolve("migration.yaml");
    Files.writeString(
        file,
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: shop}
        spec:
          application: {path: shop}
          asIs: {cores: 4, memoryGib: 16, storageGib: 200, networkMbps: 50}
          requirements: {availabilityPercent: 99.9, providers: [aws, gcp]}
        """);
  }

  private CommandLineRun compare(String... more) {
    String[] line = new String[4 + more.length];
    System.arraycopy(new String[] {"plan", "compare", "-f", file.toString()}, 0, line, 0, 4);
    System.arraycopy(more, 0, line, 4, more.length);
    return CommandLineRun.of(line);
  }

  @Test
  void theTableBeginsWithTodayAndSaysWhatRequirementsCost() {
    CommandLineRun run = compare();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("today's servers, unchanged", "1 year", "3 years", "what a requirement costs")
        .contains("an availability of 99.9 % instead of an availability of 99.0 %: +$")
        .contains("if the demand grows", "more: --all, or -o csv");
  }

  @Test
  void aSettingAsksWhatIf() {
    CommandLineRun run = compare("--set", "requirements.providers=azure", "-o", "csv");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).startsWith("today,");
    assertThat(run.out().lines().skip(2).findFirst().orElseThrow()).startsWith("azure,");
  }

  @Test
  void spansThatCannotBeMeantAreRefused() {
    CommandLineRun run = compare("--years", "0,3");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--years [0, 3] cannot be meant");
  }

  @Test
  void anUnknownRegionIsNamed() {
    CommandLineRun run = compare("--set", "requirements.regions=us-east-1,atlantis-1");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("atlantis-1");
  }
}
