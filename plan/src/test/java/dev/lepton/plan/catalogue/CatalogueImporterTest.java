package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PriceDifference;
import dev.lepton.model.plan.PriceImport;
import dev.lepton.model.plan.PriceListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueImporterTest {
  private static final String HEADER =
      "provider,region,type,vcpu,memory_gib,arch,on_demand_per_hour,currency,as_of\n";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @TempDir Path folder;

  private CatalogueStore store() {
    return new CatalogueStore(folder.resolve("catalogue"));
  }

  private PriceImport load(String name, String content, boolean trusted) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    ExchangeRates rates = new ExchangeRates(Map.of("EUR", 0.8), TODAY);
    return new CatalogueImporter(
            store(), new ImportSettings(Optional.of(TODAY), rates, trusted, TODAY))
        .run(file)
        .get(0);
  }

  private Offer offer(String provider, String region, String type) {
    return PriceCatalogue.with(store(), ExchangeRates.defaults()).offers(provider, region).stream()
        .filter(offer -> offer.machine().name().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasImportedReplacesTheBundledPricesOfItsProviderAlone() throws IOException {
    load("aws.csv", HEADER + "aws,us-east-1,m5.large,2,8,amd64,0.09,USD,2026-11-20\n", false);

    PriceCatalogue catalogue = PriceCatalogue.with(store(), ExchangeRates.defaults());
    assertThat(catalogue.offers("aws", "us-east-1")).hasSize(1);
    assertThat(offer("aws", "us-east-1", "m5.large").usdPerHour()).isEqualTo(0.09);
    assertThat(offer("aws", "us-east-1", "m5.large").asOf()).isEqualTo("2026-11-20");
    assertThat(catalogue.offers("gcp", "us-central1")).isNotEmpty();
    assertThat(catalogue.version())
        .isNotEqualTo(PriceCatalogue.bundled(ExchangeRates.defaults()).version());
  }

  @Test
  void aPriceThatHasDoubledIsRefusedUnlessTrusted() throws IOException {
    String csv =
        HEADER
            + "aws,us-east-1,m5.large,2,8,amd64,0.96,USD,2026-11-20\n"
            + "aws,us-east-1,m5.xlarge,4,16,amd64,0.192,USD,2026-11-20\n";

    PriceImport refused = load("aws.csv", csv, false);

    assertThat(refused.kept()).isEqualTo(1);
    assertThat(refused.refused().get(0).reason()).contains("more than twice");
    assertThat(refused.refused().get(0).examples()).containsExactly("us-east-1 m5.large at 0.96");
    assertThat(load("aws.csv", csv, true).kept()).isEqualTo(2);
  }

  @Test
  void otherCurrenciesAreConvertedAndItIsSaid() throws IOException {
    PriceImport done =
        load("acme.csv", HEADER + "acme,north,a.large,2,8,amd64,0.08,EUR,2026-11-20\n", false);

    assertThat(offer("acme", "north", "a.large").usdPerHour()).isCloseTo(0.1, within(1e-12));
    assertThat(done.source()).contains("converted at 0.8 EUR per USD");
  }

  @Test
  void aCurrencyWithoutARateIsExplained() {
    assertThatThrownBy(
            () -> load("a.csv", HEADER + "acme,n,a.large,2,8,amd64,0.1,CHF,2026-11-20\n", false))
        .hasMessageContaining("CHF");
  }

  @Test
  void pricesOfTwoYearsAgoAreExplained() throws IOException {
    PriceImport done =
        load("acme.csv", HEADER + "acme,north,a.large,2,8,amd64,0.1,USD,2024-11-20\n", false);

    assertThat(done.warnings()).anyMatch(text -> text.contains("2.0 years old"));
    PriceListing listing = new CatalogueView(store(), ExchangeRates.defaults()).listing(TODAY);
    assertThat(listing.machines())
        .filteredOn(list -> list.provider().equals("acme"))
        .allMatch(list -> list.imported() && list.warning().contains("2.0 years old"));
  }

  @Test
  void linesThatCannotBeReadAreToldAndTheRestIsTaken() throws IOException {
    PriceImport done =
        load(
            "acme.csv",
            HEADER
                + "acme,north,a.large,two,8,amd64,0.1,USD,2026-11-20\n"
                + "acme,north,b.large,2,8,amd64,0.1,USD,2026-11-20\n"
                + "acme,north,b.large,2,8,amd64,0.2,USD,2026-11-20\n",
            false);

    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.leftOut()).hasSize(2);
    assertThat(done.leftOut().get(0)).contains("acme.csv:2", "column vcpu");
    assertThat(done.leftOut().get(1)).contains("b.large: a second price");
  }

  @Test
  void nothingIsKeptOfAFileThatCannotBeBelieved() {
    assertThatThrownBy(
            () ->
                load(
                    "aws.csv",
                    HEADER + "aws,us-east-1,m5.large,2,8,amd64,-1,USD,2026-11-20\n",
                    false))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
    assertThat(store().lists()).isEmpty();
  }

  @Test
  void awsOfferFilesAreRead() throws IOException {
    String product =
        "'%s':{'sku':'%s','productFamily':'Compute Instance','attributes':{'regionCode':'eu-west-1',"
            + "'instanceType':'%s','vcpu':'2','memory':'8 GiB','operatingSystem':'%s',"
            + "'tenancy':'Shared','preInstalledSw':'NA','capacitystatus':'Used',"
            + "'physicalProcessor':'%s','networkPerformance':'10 Gigabit'}}";
    String term =
        "'%s':{'%s.X':{'priceDimensions':{'%s.X.Y':{'unit':'Hrs','pricePerUnit':{'USD':'%s'}}}}}";
    String json =
        "{'formatVersion':'v1.0','offerCode':'AmazonEC2','publicationDate':'2026-11-20T01:02:03Z','products':{"
            + product.formatted("A", "A", "m7i.large", "Linux", "Intel Xeon")
            + ","
            + product.formatted("B", "B", "m7g.large", "Linux", "AWS Graviton3 Processor")
            + ","
            + product.formatted("C", "C", "m7i.large", "Windows", "Intel Xeon")
            + "},'terms':{'OnDemand':{"
            + term.formatted("A", "A", "A", "0.1000000000")
            + ","
            + term.formatted("C", "C", "C", "0.2000000000")
            + "},'Reserved':{"
            + term.formatted("A", "A", "A", "0.0600000000")
            + "}}}";

    PriceImport done = load("offer.json", json.replace('\'', '"'), false);

    assertThat(done.asOf()).isEqualTo("2026-11-20");
    assertThat(done.kept()).isEqualTo(1);
    Offer intel = offer("aws", "eu-west-1", "m7i.large");
    assertThat(intel.usdPerHour()).isEqualTo(0.1);
    assertThat(intel.machine().architecture()).isEqualTo("amd64");
    assertThat(intel.machine().networkMbps()).hasValue(10_000);
    assertThat(done.leftOut()).singleElement().asString().contains("m7g.large has no on-demand");
  }

  @Test
  void azureRetailPricesAreReadWithSizesThatAreKnown() throws IOException {
    String item =
        "{'currencyCode':'USD','retailPrice':%s,'armRegionName':'eastus','meterName':'%s',"
            + "'skuName':'%s','productName':'%s','serviceName':'Virtual Machines',"
            + "'unitOfMeasure':'1 Hour','type':'Consumption','armSkuName':'%s'}";
    String series = "Virtual Machines Dasv5 Series";
    String json =
        "{'BillingCurrency':'USD','Items':["
            + String.join(
                ",",
                List.of(
                    item.formatted("0.172", "D4as v5", "D4as v5", series, "Standard_D4as_v5"),
                    item.formatted(
                        "0.03", "D4as v5 Spot", "D4as v5 Spot", series, "Standard_D4as_v5"),
                    item.formatted(
                        "0.01",
                        "D4as v5 Low Priority",
                        "D4as v5 Low Priority",
                        series,
                        "Standard_D4as_v5"),
                    item.formatted(
                        "0.356", "D4as v5", "D4as v5", series + " Windows", "Standard_D4as_v5"),
                    item.formatted(
                        "0.5", "Z9 v9", "Z9 v9", "Virtual Machines Z", "Standard_Z9_v9")))
            + "],'NextPageLink':null}";

    PriceImport done = load("azure.json", json.replace('\'', '"'), false);

    Offer machine = offer("azure", "eastus", "Standard_D4as_v5");
    assertThat(machine.usdPerHour()).isEqualTo(0.172);
    assertThat(machine.spotUsdPerHour()).hasValue(0.03);
    assertThat(machine.machine().vcpu()).isEqualTo(4);
    assertThat(done.leftOut()).singleElement().asString().contains("Z9_v9", "size");
  }

  @Test
  void googlesSkusPriceCoresAndMemory() throws IOException {
    String sku =
        "{'description':'%s','category':{'resourceFamily':'Compute','usageType':'%s'},"
            + "'serviceRegions':['us-central1'],'pricingInfo':[{'pricingExpression':{'usageUnit':'%s',"
            + "'tieredRates':[{'startUsageAmount':0,'unitPrice':{'currencyCode':'USD','units':'0','nanos':%d}}]}}]}";
    String json =
        "{'skus':["
            + String.join(
                ",",
                List.of(
                    sku.formatted(
                        "N2 Instance Core running in Americas", "OnDemand", "h", 31611000),
                    sku.formatted(
                        "N2 Instance Ram running in Americas", "OnDemand", "GiBy.h", 4237000),
                    sku.formatted(
                        "Spot Preemptible N2 Instance Core running in Americas",
                        "Preemptible",
                        "h",
                        6655000),
                    sku.formatted(
                        "Spot Preemptible N2 Instance Ram running in Americas",
                        "Preemptible",
                        "GiBy.h",
                        892000),
                    sku.formatted(
                        "Nvidia Tesla T4 GPU running in Americas", "OnDemand", "h", 350000000)))
            + "]}";

    PriceImport done = load("gcp.json", json.replace('\'', '"'), false);

    Offer machine = offer("gcp", "us-central1", "n2-standard-4");
    assertThat(machine.usdPerHour()).isCloseTo(4 * 0.031611 + 16 * 0.004237, within(1e-9));
    assertThat(machine.spotUsdPerHour().getAsDouble())
        .isCloseTo(4 * 0.006655 + 16 * 0.000892, within(1e-9));
    assertThat(done.leftOut()).anyMatch(text -> text.contains("SKUs of Compute are not read"));
    assertThat(done.refused()).isEmpty();
  }

  @Test
  void servicesArePricedOrNotButNeverNothing() throws IOException {
    String header = "provider,region,service,unit,price,currency,as_of,source\n";
    PriceImport done =
        load(
            "services.csv",
            header
                + "aws,us-east-1,load_balancer,hour,0.0225,USD,2026-11-01,price page\n"
                + "aws,us-east-1,object_storage,GB-month,0,USD,2026-11-01,price page\n"
                + "aws,us-east-1,managed_mysql,hour,0.2,USD,2026-11-01,price page\n"
                + "aws,us-east-1,block_storage,GB-month,0.08,USD,2026-11-01,\n",
            false);

    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.leftOut())
        .hasSize(3)
        .anyMatch(text -> text.contains("services.csv:3: column price: $0.0 is not between"))
        .anyMatch(text -> text.contains("services.csv:4: column unit"))
        .anyMatch(text -> text.contains("services.csv:5: column source"));
    ServicePrices prices = ServicePrices.with(store());
    assertThat(prices.price("aws", "us-east-1", CloudService.LOAD_BALANCER).orElseThrow().usd())
        .isEqualTo(0.0225);
    assertThat(prices.price("aws", "us-east-1", CloudService.OBJECT_STORAGE)).isEmpty();
    assertThat(prices.price("gcp", "us-central1", CloudService.LOAD_BALANCER)).isEmpty();
    assertThat(prices.price("gcp", "us-central1", CloudService.MANAGED_KUBERNETES)).isPresent();
  }

  @Test
  void differencesToTheBundledPricesAreTold() throws IOException {
    load(
        "aws.csv",
        HEADER
            + "aws,us-east-1,m5.large,2,8,amd64,0.0960,USD,2026-11-20\n"
            + "aws,us-east-1,m5.xlarge,4,16,amd64,0.2112,USD,2026-11-20\n"
            + "aws,us-east-1,m99.large,2,8,amd64,0.1,USD,2026-11-20\n",
        false);

    PriceDifference aws = new CatalogueView(store(), ExchangeRates.defaults()).differences().get(0);

    assertThat(aws.same()).isEqualTo(1);
    assertThat(aws.added()).containsExactly("us-east-1 m99.large");
    assertThat(aws.removed()).hasSizeGreaterThan(1000);
    assertThat(aws.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.machine()).isEqualTo("m5.xlarge");
              assertThat(change.percent()).isCloseTo(10, within(1e-6));
            });
  }

  @Test
  void aFileOfNoKnownFormatIsRefused() {
    assertThatThrownBy(() -> load("x.json", "{\"hello\":1}", false))
        .hasMessageContaining("no price format");
    assertThatThrownBy(() -> load("x.json", "{broken", false)).hasMessageContaining("no JSON");
  }
}
