package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waves on the command line, from an imported inventory. */
class PlanWavesUsageTest {
  @TempDir private Path folder;
  private Path inventory;

  @BeforeEach
  void inventory() throws IOException {
    Path konveyor =
        Files.writeString(
            folder.resolve("apps.csv"),
            "Record Type 1,Application Name,Dependency,Dependency Direction,Tag Type 1,Tag 1\n"
                + "1,shop,,,Environment,Production\n"
                + "1,stock,,,Environment,Production\n"
                + "1,billing,,,Environment,Production\n"
                + "1,trial,,,Environment,Test\n"
                + "2,shop,stock,southbound,,\n"
                + "2,stock,billing,southbound,,\n"
                + "2,billing,stock,southbound,,\n");
    inventory = folder.resolve("inventory.json");
    CommandLineRun.of("inventory", "import", konveyor.toString(), "--out", inventory.toString());
  }

  private CommandLineRun waves(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("plan", "waves", "--inventory", inventory.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void theTableShowsWavesCirclesAndTheRulesThatWereKept() {
    CommandLineRun run = waves("--wave-size", "2");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "waves        3, no order has fewer",
            "circle       billing needs stock (",
            "apps.csv:8:3), which needs billing (",
            "kept         what an application needs moves in the same wave");
  }

  @ParameterizedTest
  @CsvSource({"json,fewestWaves\" : 2", "yaml,fewestWaves: 2", "csv,'1,non-production,trial'"})
  void wavesAreShownInEveryForm(String form, String part) {
    CommandLineRun run = waves("-o", form);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(part);
  }

  @Test
  void aCalendarIsWrittenToAFileAndTheSameEveryTime() throws IOException {
    Path first = folder.resolve("a.ics");
    Path second = folder.resolve("b.ics");
    assertThat(waves("-o", "ics", "--start", "2027-01-11", "--out", first.toString()).status())
        .isZero();
    waves("-o", "ics", "--start", "2027-01-11", "--out", second.toString());
    assertThat(first).hasSameBinaryContentAs(second).content().contains("SUMMARY:Wave 1: move");
  }

  @Test
  void aPageShowsWavesOverTime() {
    assertThat(waves("-o", "html", "--start", "2027-01-11").out())
        .contains("<title>move 2027-01-16 to 2027-01-17</title>", "Critical path");
  }

  @Test
  void rulesThatConflictAreToldInWords() {
    CommandLineRun run = waves("--wave-size", "1");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("2 applications cannot move apart", "--bridge");
    assertThat(waves("--wave-size", "1", "--bridge", "stock:billing").status()).isZero();
  }

  @Test
  void rowsLeftOutAreToldAndTheStatusSaysSo() throws IOException {
    Path facts =
        Files.writeString(
            folder.resolve("facts.csv"), "application,criticality\nshop,high\nshup,low\n");
    CommandLineRun run = waves("--applications", facts.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("facts.csv:3 column application: the inventory has no");
    assertThat(run.out()).contains("incomplete: 1 row(s)");
  }

  @Test
  void aPortfolioSaysWhatDoesNotMove() throws IOException {
    Path portfolio = folder.resolve("portfolio.json");
    CommandLineRun.of(
        "assess",
        "portfolio",
        "--inventory",
        inventory.toString(),
        "-o",
        "json",
        "--out",
        portfolio.toString());
    CommandLineRun run = waves("--portfolio", portfolio.toString());
    assertThat(run.err()).doesNotContain("is estimated");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--wave-size,five,such as 5-30",
    "--wave-size,9-3,such as 5-30",
    "--max-servers,0,--max-servers",
    "--max-effort,-1,above 0",
    "--together,colour,business-service",
    "--bridge,shop,FROM:TO",
    "--start,soon,--start",
    "--move-on,caturday,'friday,saturday'",
    "--blackout,2027-02-01..2027-01-01,the first day first",
    "--blackout,2027-01-01..2027-01-02,--start",
    "--teams,0,1 or more",
    "-o,ics,--start 2027-01-11",
    "-o,word,'TABLE, JSON, YAML, CSV, ICS, HTML'"
  })
  void optionsThatCannotBeMeantAreRefused(String option, String value, String answer) {
    CommandLineRun run = waves(option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--portfolio,none.json,portfolio", "--applications,none.csv,no such file"})
  void aMissingFileIsAConfigurationFault(String option, String file, String answer) {
    CommandLineRun run = waves(option, file);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(answer);
  }
}
