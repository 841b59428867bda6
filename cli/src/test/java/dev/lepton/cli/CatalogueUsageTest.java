package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices on the command line. */
class CatalogueUsageTest {
  @TempDir Path folder;

  private CommandLineRun catalogue(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "catalogue";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--folder";
    all[all.length - 1] = folder.resolve("catalogue").toString();
    return CommandLineRun.of(all);
  }

  @Test
  void theListTellsDayAgeSourceAndWhatIsNotPriced() {
    CommandLineRun run = catalogue("list");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("alibaba", "2024-10-01", "years old", "bundled")
        .containsPattern("managed_postgresql +not priced");
  }

  @Test
  void aRegionsMachinesAreListed() {
    assertThat(catalogue("list", "aws:us-east-1").out()).containsPattern("m5\\.large +2 +8\\.00");
    assertThat(catalogue("list", "aws").out()).contains("us-east-1");
    assertThat(catalogue("list", "aws:nowhere").status()).isEqualTo(2);
    assertThat(catalogue("list", "mars").err()).contains("use one of alibaba, aws, azure, gcp");
  }

  @Test
  void importedPricesAreListedAndCompared() throws IOException {
    Path csv = folder.resolve("aws.csv");
    Files.writeString(
        csv,
        """
        provider,region,type,vcpu,memory_gib,arch,on_demand_per_hour,currency,as_of
        aws,us-east-1,m5.large,2,8,amd64,0.0912,USD,2026-11-20
        aws,us-east-1,m5.xlarge,4,16,amd64,19.2,USD,2026-11-20
        """);

    CommandLineRun imported = catalogue("import", csv.toString());

    assertThat(imported.status()).isEqualTo(3);
    assertThat(imported.out()).contains("1 of 2 prices of 2026-11-20 kept", "m5.xlarge at 19.2");
    assertThat(catalogue("list").out()).contains("imported from aws.csv");
    assertThat(catalogue("diff").out()).containsPattern("m5\\.large .*-5\\.0 %");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(catalogue("import", "nowhere.csv").status()).isEqualTo(3);
    assertThat(catalogue("import", "x.csv", "--as-of", "soon").status()).isEqualTo(2);
    assertThat(catalogue("import", "x.csv", "--rate", "EUR=-1").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("catalogue").status()).isEqualTo(2);
  }
}
