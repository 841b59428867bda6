package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueBuilderTest {
  private static final String HEADER =
      "provider,region,type,vcpu,memory_gib,arch,network_mbps,allocatable_mcpu,allocatable_mib,"
          + "max_pods,on_demand_per_hour,spot_per_hour,currency,as_of\n";

  @TempDir Path csvs;
  @TempDir Path lists;

  @Test
  void whatIsWrittenIsWhatIsRead() throws IOException {
    Files.writeString(
        csvs.resolve("acme.csv"),
        HEADER
            + "acme,north,a.large,2,8,amd64,1000,1900,7168,29,0.1,0.03,USD,2026-01-02\n"
            + "acme,south,b.large,4,16.5,arm64,,,,,0.2,,USD,2026-01-02\n");

    assertThat(CatalogueBuilder.build(csvs, lists)).containsExactly("acme");

    TreeMap<String, PriceList> read = new TreeMap<>();
    try (InputStream in = Files.newInputStream(lists.resolve("acme" + CatalogueBuilder.SUFFIX))) {
      read.put("acme", PriceListFile.read(in));
    }
    PriceCatalogue catalogue =
        new PriceCatalogue(read, ExchangeRates.defaults(), PriceCatalogue.Beside.bundled(), "1");
    assertThat(catalogue.regions("acme")).containsExactly("north", "south");
    Offer north = catalogue.offers("acme", "north").get(0);
    assertThat(north.usdPerHour()).isEqualTo(0.1);
    assertThat(north.spotUsdPerHour()).hasValue(0.03);
    assertThat(north.machine().allocatable()).contains(new Allocatable(1.9, 7, 29));
    assertThat(north.asOf()).hasToString("2026-01-02");
    Offer south = catalogue.offers("acme", "south").get(0);
    assertThat(south.machine().memoryGib()).isEqualTo(16.5);
    assertThat(south.machine().architecture()).isEqualTo("arm64");
    assertThat(south.machine().networkMbps()).isEmpty();
  }

  @Test
  void aMalformedNumberIsNamedWithItsLine() throws IOException {
    Files.writeString(
        csvs.resolve("acme.csv"),
        HEADER
            + "acme,north,a.large,2,8,amd64,,,,,0.1,,USD,2026-01-02\n"
            + "acme,north,b.large,two,8,amd64,,,,,0.1,,USD,2026-01-02\n");

    assertThatThrownBy(() -> CatalogueBuilder.build(csvs, lists))
        .isInstanceOfSatisfying(
            LeptonException.class,
            thrown -> assertThat(thrown.problems().get(0).where()).endsWith("acme.csv:3"));
  }

  @Test
  void aFileThatMixesDaysIsRefused() throws IOException {
    Files.writeString(
        csvs.resolve("acme.csv"),
        HEADER
            + "acme,north,a.large,2,8,amd64,,,,,0.1,,USD,2026-01-02\n"
            + "acme,north,b.large,2,8,amd64,,,,,0.1,,USD,2026-01-03\n");

    assertThatThrownBy(() -> CatalogueBuilder.build(csvs, lists))
        .hasMessageContaining("one provider, day and currency");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Files.writeString(csvs.resolve("acme.csv"), "provider,region\nacme,north\n");

    assertThatThrownBy(() -> CatalogueBuilder.build(csvs, lists))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("as_of");
  }

  @Test
  void familiesAreNamesWithoutTheSize() {
    List<String> names =
        List.of(
            FamilyName.of("azure", "Standard_D16ads_v5"),
            FamilyName.of("azure", "Standard_E2_v3"),
            FamilyName.of("gcp", "c4-standard-4-lssd"),
            FamilyName.of("aws", "m6a.large"),
            FamilyName.of("alibaba", "ecs.g7.13xlarge"));

    assertThat(names)
        .containsExactly("Standard_Dads_v5", "Standard_E_v3", "c4-standard-lssd", "m6a", "ecs.g7");
  }
}
