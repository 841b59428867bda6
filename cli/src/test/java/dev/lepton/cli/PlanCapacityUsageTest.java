package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Capacity and transfer time on the command line. */
class PlanCapacityUsageTest {
  private static final String TESTS =
      "load,throughput,p95_ms\n1,95,12\n5,440,14\n10,790,21\n20,1250,39\n40,1500,80\n";
  @TempDir private Path folder;

  private CommandLineRun capacity(String tests, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), tests);
    List<String> arguments =
        new ArrayList<>(List.of("plan", "capacity", "--tests", file.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "table,autoscaler   target",
    "json,targetPercent",
    "yaml,targetPercent:",
    "html,The planned load keeps the promise"
  })
  void capacityIsShownInEveryForm(String form, String part) throws IOException {
    CommandLineRun run = capacity(TESTS, "--planned-load", "15", "--slo-p95", "60", "-o", form);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(part);
  }

  @Test
  void aBrokenObjectiveIsTheStatus() throws IOException {
    CommandLineRun run = capacity(TESTS, "--planned-load", "45", "--slo-p95", "30");
    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).contains("OBJECTIVE BROKEN", "headroom     -");
  }

  @Test
  void rowsLeftOutAreToldAndTheStatusSaysSo() throws IOException {
    CommandLineRun run = capacity(TESTS + "80,none,\n");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("row left out: t.csv:7 column throughput: 'none'");
    assertThat(run.out()).contains("incomplete: 1 row(s) left out");
  }

  @ParameterizedTest
  @CsvSource({
    "--planned-load,-1,above 0",
    "--planned-rate,99999,serves at most",
    "--slo-p95,0,above 0",
    "--replicas,0,above 0",
    "--growth,-1,from 0"
  })
  void optionsThatCannotBeMeantAreRefused(String option, String value, String answer)
      throws IOException {
    CommandLineRun run = capacity(TESTS, option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
  }

  private static CommandLineRun time(String line) {
    return CommandLineRun.of(("plan transfer-time " + line).split(" "));
  }

  @Test
  void theTimeOfATransferIsExplained() {
    CommandLineRun run = time("--bytes 1TB --rate 1Gbps --change-rate 20MB/s --device-days 3");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "first copy: 1.00 TB / 100.00 MB a second = 2 h 47 min",
            "4 round(s), the last in a pause of 16.0 s",
            "by a device");
  }

  @Test
  void dataThatNeverCatchUpAreTheStatus() {
    CommandLineRun run = time("--bytes 1TB --rate 100Mbps --change-rate 20MB/s -o json");
    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).contains("\"possible\" : false");
  }

  @ParameterizedTest
  @CsvSource({
    "--bytes 1TB --rate 100,with its unit",
    "--bytes much --rate 1Gbps,such as 2TB",
    "--bytes 1TB --rate 1Gbps --efficiency 2,at most 1",
    "--bytes 1TB --rate 1Gbps --hours-per-day 25,at most 24",
    "--bytes 0 --rate 1Gbps,more than 0",
    "--bytes 1TB --rate 1Gbps --streams 0,at least 1"
  })
  void figuresThatCannotBeAreRefused(String line, String answer) {
    CommandLineRun run = time(line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
  }
}
