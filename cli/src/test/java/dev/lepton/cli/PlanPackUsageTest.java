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

/** Node packing on the command line. */
class PlanPackUsageTest {
  @TempDir private Path folder;

  private CommandLineRun pack(String rows, String... options) throws IOException {
    Path file =
        Files.writeString(folder.resolve("w.csv"), "name,cpu,memory_gib,count\n" + rows + "\n");
    List<String> arguments =
        new ArrayList<>(
            List.of("plan", "pack", "--workloads", file.toString(), "--max-steps", "20"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--catalogue")) {
      arguments.addAll(List.of("--catalogue", "aws:us-east-1"));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void aPackingIsAnsweredAsJsonWithCostBoundGapAndNodes() throws IOException {
    CommandLineRun run = pack("web,1,4,3", "-o", "json");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "\"hourlyCost\"",
            "\"lowerBound\"",
            "\"gap\"",
            "\"type\"",
            "\"hourlyPrice\"",
            "\"workload\" : \"web\"");
  }

  @Test
  void theTableShowsNodesAndHowFarFromTheBestTheyAre() throws IOException {
    CommandLineRun run = pack("web,1,4,3");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("node-1", "web", "gap          0: no packing is cheaper");
  }

  @Test
  void rowsLeftOutAreToldAndTheStatusSaysSo() throws IOException {
    CommandLineRun run = pack("web,1,4,3\ndb,-1,4,3");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("row left out: w.csv:3 column cpu: '-1'");
    assertThat(run.out()).contains("web", "incomplete: 1 row(s) left out");
  }

  @Test
  void whereThePricesComeFromAndHowOldTheyAreIsTold() throws IOException {
    CommandLineRun run = pack("web,1,4,3", "--catalogue", "alibaba:us-east-1");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("prices of alibaba as of 2024-10", "CNY per USD", "old: ");
  }

  @ParameterizedTest
  @CsvSource({"aws:us-east-1", "azure:eastus", "gcp:us-central1", "alibaba:us-east-1"})
  void everyProvidersMachinesCanBePackedOnto(String catalogue) throws IOException {
    CommandLineRun run = pack("web,1,4,3", "--catalogue", catalogue);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("of " + catalogue, "gap          0: no packing is cheaper");
  }

  @Test
  void requirementsThatConflictAreToldInWords() throws IOException {
    CommandLineRun run = pack("web,1,4,300", "--budget", "5");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("cannot be met together: $5.00 a month for 300 pods");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--catalogue,aws:nowhere,us-east-1",
    "--catalogue,ibm:here,'alibaba, aws, azure, gcp'",
    "--zones,0,unique names",
    "--zones,'a,a',unique names",
    "--spot-share,2,0 to 1",
    "--max-pods,0,1 or more",
    "--budget,-5,above 0",
    "--daemons,'1,2','cores,GiB,pods'",
    "--max-seconds,0,above 0",
    "--architecture,sparc,amd64"
  })
  void optionsThatCannotBeMeantAreRefused(String option, String value, String answer)
      throws IOException {
    CommandLineRun run = pack("web,1,4,3", option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
  }

  @Test
  void aMissingFileIsAConfigurationFault() {
    CommandLineRun run =
        CommandLineRun.of(
            "plan", "pack", "--workloads", "none.csv", "--catalogue", "aws:us-east-1");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("there is no such file");
  }

  @Test
  void whatFitsNowhereIsToldAndTheRestIsPacked() throws IOException {
    CommandLineRun run = pack("web,1,4,3\nhuge,9999,4,1");
    assertThat(run.status()).isEqualTo(8);
    assertThat(run.out())
        .contains("not packed   huge, 1 pods: no machine of the price list has 9999 cores")
        .contains("the cost is without 1 workload(s) not packed");
  }

  @Test
  void commitmentsAreUsedWhereTheyArePricedAndSayWhenTheyPay() throws IOException {
    CommandLineRun run =
        pack(
            "web,1,4,3",
            "--catalogue",
            "gcp:us-central1",
            "--purchase",
            "on-demand,commitment-1,commitment-3");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("commitment-3-years", "cheaper after 19.4 months", "more than 54 % of the term");
  }

  @Test
  void whereNoCommitmentIsPricedThatIsSaid() throws IOException {
    CommandLineRun run = pack("web,1,4,3", "--purchase", "on-demand,commitment-3");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("not priced: the price list has no commitments");
  }

  @Test
  void unknownWaysToBuyAreRefused() throws IOException {
    CommandLineRun run = pack("web,1,4,3", "--purchase", "leasing", "--peak-hours", "0");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--purchase leasing cannot be meant", "--peak-hours 0.0");
  }
}
