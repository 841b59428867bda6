package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizing on the command line. */
class PlanSizeUsageTest {
  @TempDir Path folder;

  private Path usage;

  @BeforeEach
  void write() throws IOException {
    List<String> rows = new ArrayList<>(List.of("time,server,cores,cpu_percent,memory_mb"));
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 288; i++) {
      rows.add(start.plusSeconds(600L * i) + ",web1,10,20,4000");
    }
    usage = folder.resolve("usage.csv");
    Files.write(usage, rows);
  }

  private CommandLineRun size(String line) {
    List<String> arguments = new ArrayList<>(List.of("plan", "size", "--usage", usage.toString()));
    if (!line.isEmpty()) {
      arguments.addAll(List.of(line.split(" ")));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "--rule azure-migrate --comfort-factor 2, 4.000",
    "--rule krr, 2.000",
    "--rule lepton, 2.600",
    "'', 2.600"
  })
  void everyRuleHasItsAnswer(String options, String cores) {
    CommandLineRun run = size(options);

    assertThat(run.status()).isZero();
    assertThat(run.out()).containsPattern("web1 +" + cores.replace(".", "\\."));
  }

  @Test
  void jsonHasFiguresConfidenceAndWarnings() {
    CommandLineRun run = size("-o json");

    assertThat(run.status()).isZero();
    assertThat(run.out().replaceAll("\\s", ""))
        .contains(
            "\"schemaVersion\":1",
            "\"cpuRequest\":2.6",
            "\"confidence\":5",
            "\"name\":\"CPUP95\"",
            "\"warnings\":[");
  }

  @Test
  void theCsvIsOneThatPackReads() throws IOException {
    Path sized = folder.resolve("sized.csv");
    Files.writeString(sized, size("-o csv").out());

    CommandLineRun pack =
        CommandLineRun.of(
            "plan",
            "pack",
            "--workloads",
            sized.toString(),
            "--catalogue",
            "aws:us-east-1",
            "--max-seconds",
            "1");

    assertThat(pack.status()).isZero();
    assertThat(pack.out()).contains("web1");
  }

  @Test
  void badRowsAreToldAndTheRestIsSized() throws IOException {
    Files.writeString(usage, Files.readString(usage) + "never,web1,10,20,4000\n");

    CommandLineRun run = size("");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("usage.csv:290 column time: 'never' is not a time");
    assertThat(run.out()).contains("2.600", "1 of 289 rows could not be used");
  }

  @ParameterizedTest
  @CsvSource({
    "--rule nonsense, 'lepton, azure-migrate, vpa, krr'",
    "--percentile 0, --percentile",
    "--percentile 101, --percentile",
    "--comfort-factor 0.5, --comfort-factor",
    "--rule vpa --percentile 90, knows no --percentile",
    "--rule krr --horizon 30, knows no --horizon",
    "--availability 100, --availability",
    "--architecture sparc, amd64",
    "--catalogue mars:north, there are no prices",
    "--prometheus ftp://x, no address of Prometheus",
    "--prometheus http://localhost:1 --window never, no duration"
  })
  void whatCannotBeMeantIsRefused(String options, String answer) {
    CommandLineRun run = size(options);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothingToSizeIsSaid() {
    CommandLineRun run = CommandLineRun.of("plan", "size");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("nothing to size");
  }
}
