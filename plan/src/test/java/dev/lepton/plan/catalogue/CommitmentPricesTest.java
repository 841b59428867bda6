package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.PriceImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitmentPricesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final String HEADER =
      "provider,region,type,years,discount_percent,upfront,per_hour,currency,as_of,source\n";

  @TempDir Path folder;

  private PriceImport load(String rows) throws IOException {
    Path file = folder.resolve("commitments.csv");
    Files.writeString(file, HEADER + rows);
    return new CatalogueImporter(
            store(), new ImportSettings(Optional.empty(), ExchangeRates.defaults(), false, TODAY))
        .run(file)
        .get(0);
  }

  private CatalogueStore store() {
    return new CatalogueStore(folder.resolve("catalogue"));
  }

  private List<Commitment> of(String provider, String region, String type) {
    return offer(provider, region, type).commitments();
  }

  private Offer offer(String provider, String region, String type) {
    return PriceCatalogue.with(store(), ExchangeRates.defaults()).offers(provider, region).stream()
        .filter(offer -> offer.machine().name().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsPublishedIsADiscountOnTheRegionsOwnPrice() {
    Offer offer = offer("gcp", "us-central1", "n2-standard-4");

    assertThat(offer.commitments()).hasSize(2);
    assertThat(offer.commitments().get(1).effectiveUsdPerHour())
        .isCloseTo(0.54 * offer.usdPerHour(), within(1e-12));
    assertThat(offer.commitments().get(1).source()).contains("flexible commitments");
  }

  @Test
  void whatNobodyKnowsIsNotPriced() {
    assertThat(of("aws", "us-east-1", "m5.large")).isEmpty();
    assertThat(of("gcp", "us-central1", "m1-ultramem-40")).isEmpty();
  }

  @Test
  void theMostParticularPriceCounts() throws IOException {
    load(
        "aws,any,any,1,10,,,USD,2026-11-01,contract\n"
            + "aws,any,m5.*,1,20,,,USD,2026-11-01,contract\n"
            + "aws,us-east-1,m5.large,3,,262.8,0.04,USD,2026-11-01,offer\n");

    assertThat(of("aws", "us-east-1", "c5.large").get(0).breakEvenUtilisation(0.085))
        .isCloseTo(0.9, within(1e-9));
    List<Commitment> large = of("aws", "us-east-1", "m5.large");
    assertThat(large.get(0).breakEvenUtilisation(0.096)).isCloseTo(0.8, within(1e-9));
    assertThat(large.get(1).effectiveUsdPerHour()).isCloseTo(0.05, within(1e-12));
    assertThat(large.get(1).breakEvenMonths(0.096)).isCloseTo(36 * 0.05 / 0.096, within(1e-9));
  }

  @Test
  void rowsThatCannotBeRightAreToldAndTheOthersTaken() throws IOException {
    PriceImport done =
        load(
            "aws,us-east-1,m5.large,1,,,0.2,USD,2026-11-01,dearer than on demand\n"
                + "aws,us-east-1,m5.huge,1,20,,,USD,2026-11-01,no such type\n"
                + "aws,atlantis-1,m5.large,1,20,,,USD,2026-11-01,no such region\n"
                + "aws,any,any,1,20,,0.1,USD,2026-11-01,both\n"
                + "aws,any,any,1,20,,,USD,2026-11-01,\n"
                + "aws,any,m6i.*,1,20,,,USD,2024-11-01,two years old\n");

    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.leftOut()).hasSize(5);
    assertThat(String.join("\n", done.leftOut()))
        .contains(
            "commitments.csv:5 column per_hour",
            "commitments.csv:6 column source",
            "of its price on demand",
            "no machine \"m5.huge\"",
            "region \"atlantis-1\"");
    assertThat(done.warnings())
        .singleElement()
        .asString()
        .contains("commitments.csv:7", "2024-11-01");
  }

  @Test
  void aFileOfWhichNothingCanBeBelievedIsRefused() {
    assertThatThrownBy(() -> load("aws,any,any,9,20,,,USD,2026-11-01,too long\n"))
        .hasMessageContaining("none of the prices of commitments can be believed");
  }
}
