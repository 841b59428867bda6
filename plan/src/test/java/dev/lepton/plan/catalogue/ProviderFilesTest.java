package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.PriceImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commitments in the providers' own price files. */
class ProviderFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final double YEAR = 8760;

  @TempDir Path folder;

  private CatalogueStore store() {
    return new CatalogueStore(folder.resolve("catalogue"));
  }

  /** Of single quotes double ones are made. */
  private List<PriceImport> load(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content.replace('\'', '"'));
    ExchangeRates rates = new ExchangeRates(Map.of("CNY", 7.0), TODAY);
    return new CatalogueImporter(
            store(), new ImportSettings(Optional.of(TODAY), rates, false, TODAY))
        .run(file);
  }

  private Offer offer(String provider, String region, String type) {
    return PriceCatalogue.with(store(), ExchangeRates.defaults()).offers(provider, region).stream()
        .filter(offer -> offer.machine().name().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private Commitment committed(String provider, String region, String type, int years) {
    return offer(provider, region, type).commitments().stream()
        .filter(one -> one.years() == years)
        .findFirst()
        .orElseThrow();
  }

  private static String reserved(String term, String length, String way, String once, String hour) {
    return """
    'A.%s':{'offerTermCode':'%s','sku':'A','priceDimensions':{
      'A.%s.1':{'unit':'Quantity','description':'Upfront Fee','pricePerUnit':{'USD':'%s'}},
      'A.%s.2':{'unit':'Hrs','pricePerUnit':{'USD':'%s'}}},
     'termAttributes':{'LeaseContractLength':'%s','OfferingClass':'standard','PurchaseOption':'%s'}}
    """
        .formatted(term, term, term, once, term, hour, length, way);
  }

  private static String awsOffer(String reserved) {
    return """
    {'formatVersion':'v1.0','offerCode':'AmazonEC2','publicationDate':'2026-11-20T01:02:03Z',
    'products':{
     'A':{'sku':'A','productFamily':'Compute Instance','attributes':{'regionCode':'us-east-1',
      'instanceType':'m5.large','vcpu':'2','memory':'8 GiB','operatingSystem':'Linux',
      'tenancy':'Shared','preInstalledSw':'NA','capacitystatus':'Used',
      'physicalProcessor':'Intel Xeon','networkPerformance':'Up to 10 Gigabit'}}},
    'terms':{'OnDemand':{'A':{'A.X':{'priceDimensions':{'A.X.Y':
      {'unit':'Hrs','pricePerUnit':{'USD':'0.0960000000'}}}}}},
     'Reserved':{'A':{%s}}}}
    """
        .formatted(reserved);
  }

  @Test
  void ofAwsReservationsTheCheapestWayToPayEachTermIsTaken() throws IOException {
    List<PriceImport> done =
        load(
            "offer.json",
            awsOffer(
                String.join(
                    ",",
                    reserved("NU", "1yr", "No Upfront", "0", "0.0610000000"),
                    reserved("AU", "1yr", "All Upfront", "499", "0.0000000000"),
                    reserved("P3", "3yr", "Partial Upfront", "490", "0.0186000000"))));

    assertThat(done).extracting(PriceImport::provider).containsExactly("aws", "commitments");
    Commitment year = committed("aws", "us-east-1", "m5.large", 1);
    assertThat(year.effectiveUsdPerHour()).isCloseTo(499 / YEAR, within(1e-9));
    assertThat(year.source()).isEqualTo("AWS reserved, standard, All Upfront");
    assertThat(committed("aws", "us-east-1", "m5.large", 3).effectiveUsdPerHour())
        .isCloseTo(490 / (3 * YEAR) + 0.0186, within(1e-9));
  }

  @Test
  void aReservationThatWouldCostMoreThanOnDemandIsToldAndLeftOut() throws IOException {
    List<PriceImport> done =
        load(
            "offer.json",
            awsOffer(
                String.join(
                    ",",
                    reserved("NU", "1yr", "No Upfront", "0", "0.6100000000"),
                    reserved("P3", "3yr", "No Upfront", "0", "0.0400000000"))));

    assertThat(done.get(1).kept()).isEqualTo(1);
    assertThat(done.get(1).leftOut())
        .singleElement()
        .asString()
        .startsWith("us-east-1 m5.large, 1 year(s): m5.large in us-east-1 would cost 635.4 %");
  }

  @Test
  void theSameOfferAsCsvIsRead() throws IOException {
    String machine =
        "'Compute Instance','us-east-1','m5.large','2','Intel Xeon','8 GiB','Up to 10 Gigabit',"
            + "'Shared','Linux','NA','Used'\n";
    List<PriceImport> done =
        load(
            "offer.csv",
            "'FormatVersion','v1.0'\n"
                + "'Disclaimer','of no import'\n"
                + "'Publication Date','2026-11-20T01:02:03Z'\n"
                + "'Version','20261120010203'\n"
                + "'OfferCode','AmazonEC2'\n"
                + "'SKU','OfferTermCode','RateCode','TermType','Unit','PricePerUnit','Currency',"
                + "'LeaseContractLength','PurchaseOption','OfferingClass','Product Family',"
                + "'Region Code','Instance Type','vCPU','Physical Processor','Memory',"
                + "'Network Performance','Tenancy','Operating System','Pre Installed S/W',"
                + "'CapacityStatus'\n"
                + "'A','X','A.X.Y','OnDemand','Hrs','0.0960000000','USD','','','',"
                + machine
                + "'A','R','A.R.1','Reserved','Hrs','0.0300000000','USD','3yr','Partial Upfront',"
                + "'convertible',"
                + machine
                + "'A','R','A.R.2','Reserved','Quantity','500','USD','3yr','Partial Upfront',"
                + "'convertible',"
                + machine
                + "'B','X','B.X.Y','OnDemand','Hrs','free','USD','','','',"
                + machine.replace("m5.large", "m5.xlarge"));

    assertThat(done.get(0).asOf()).isEqualTo("2026-11-20");
    assertThat(offer("aws", "us-east-1", "m5.large").usdPerHour()).isEqualTo(0.096);
    assertThat(committed("aws", "us-east-1", "m5.large", 3).effectiveUsdPerHour())
        .isCloseTo(0.03 + 500 / (3 * YEAR), within(1e-9));
    assertThat(done.get(0).leftOut()).anyMatch(one -> one.contains("offer.csv:10: \"free USD\""));
  }

  @Test
  void awsSavingsPlansPriceMachinesThatTheCatalogueHas() throws IOException {
    String rate =
        """
        {'discountedSku':'A','discountedUsageType':'%s','discountedOperation':'%s',
         'discountedServiceCode':'AmazonEC2','rateCode':'P.A','unit':'Hrs',
         'discountedRate':{'price':'%s','currency':'USD'},
         'discountedRegionCode':'us-east-1','discountedInstanceType':'m5.large'}
        """;
    List<PriceImport> done =
        load(
            "savings.json",
            """
            {'version':'20261120','publicationDate':'2026-11-20T01:02:03Z','regionCode':'us-east-1',
            'products':[{'sku':'P','productFamily':'ComputeSavingsPlans',
             'serviceCode':'ComputeSavingsPlans','attributes':{'purchaseOption':'No Upfront'}}],
            'terms':{'savingsPlan':[{'sku':'P','description':'3 year No Upfront Compute Savings Plan',
             'effectiveDate':'2026-11-20T00:00:00Z','leaseContractLength':{'duration':3,'unit':'year'},
             'rates':[%s,%s,%s]}]}}
            """
                .formatted(
                    rate.formatted("BoxUsage:m5.large", "RunInstances", "0.0520000000"),
                    rate.formatted("BoxUsage:m5.large", "RunInstances:0002", "0.0100000000"),
                    rate.formatted("DedicatedUsage:m5.large", "RunInstances", "0.0100000000")));

    assertThat(done).singleElement().satisfies(one -> assertThat(one.kept()).isEqualTo(1));
    Commitment plan = committed("aws", "us-east-1", "m5.large", 3);
    assertThat(plan.effectiveUsdPerHour()).isEqualTo(0.052);
    assertThat(plan.source()).contains("3 year No Upfront Compute Savings Plan");
  }

  @Test
  void awsSavingsPlansAreReadFromTheirCsvToo() throws IOException {
    String head =
        "FormatVersion,v1.0\nDisclaimer,for information only\n"
            + "Publication Date,2026-11-20T01:02:03Z\nVersion,20261120\n"
            + "OfferCode,AmazonComputeSavingsPlan\n"
            + "SKU,RateCode,Unit,DiscountedRate,Currency,DiscountedSKU,DiscountedUsageType,"
            + "DiscountedOperation,LeaseContractLength,LeaseContractLengthUnit,Description,"
            + "DiscountedRegionCode,DiscountedInstanceType\n";
    String rate =
        "P,P.A,Hrs,%s,USD,A,%s:m5.large,%s,%s,3 year No Upfront m5 plan,us-east-1,m5.large\n";
    List<PriceImport> done =
        load(
            "savings.csv",
            head
                + rate.formatted("0.0620", "USE1-BoxUsage", "RunInstances", "3,year")
                + rate.formatted("0.0100", "USE1-BoxUsage", "RunInstances:0002", "3,year")
                + rate.formatted("0.0100", "USE1-UnusedBox", "RunInstances", "3,year")
                + rate.formatted("0", "USE1-HostBoxUsage", "RunInstances", "3,year")
                + rate.formatted("0.0100", "USE1-BoxUsage", "RunInstances", "36,month")
                + rate.formatted("cheap", "USE1-BoxUsage", "RunInstances", "1,year"));

    assertThat(done).singleElement().satisfies(one -> assertThat(one.kept()).isEqualTo(1));
    assertThat(done.get(0).leftOut())
        .anyMatch(one -> one.contains("savings.csv:11: a term that is not of years"))
        .anyMatch(one -> one.contains("savings.csv:12: \"cheap USD\" is no price in USD"));
    assertThat(committed("aws", "us-east-1", "m5.large", 3).effectiveUsdPerHour()).isEqualTo(0.062);
  }

  @Test
  void azuresReservationsAreThePriceOfTheWholeTermAndItsSavingsPlansThatOfAnHour()
      throws IOException {
    String item =
        """
        {'currencyCode':'USD','retailPrice':%s,'armRegionName':'eastus','meterName':'D4as v5',
         'skuName':'D4as v5','productName':'Virtual Machines Dasv5 Series','unitOfMeasure':'1 Hour',
         'serviceName':'Virtual Machines','armSkuName':'Standard_D4as_v5','type':'%s'%s}
        """;
    List<PriceImport> done =
        load(
            "azure.json",
            "{'BillingCurrency':'USD','Items':["
                + item.formatted(
                    "0.172",
                    "Consumption",
                    ",'savingsPlan':[{'unitPrice':0.1,'retailPrice':0.1,'term':'3 Years'}]")
                + ","
                + item.formatted("900.0", "Reservation", ",'reservationTerm':'1 Year'")
                + ","
                + item.formatted("0.15", "Consumption", "").replace("'USD'", "'EUR'")
                + "]}");

    assertThat(committed("azure", "eastus", "Standard_D4as_v5", 1).effectiveUsdPerHour())
        .isCloseTo(900 / YEAR, within(1e-9));
    assertThat(committed("azure", "eastus", "Standard_D4as_v5", 3).effectiveUsdPerHour())
        .isEqualTo(0.1);
    assertThat(done.get(0).leftOut())
        .singleElement()
        .asString()
        .contains("azure.json:", "a price in EUR among those in USD");
  }

  @Test
  void googlesCommittedUsePricesCoresAndMemory() throws IOException {
    String sku =
        """
        {'description':'%s','category':{'resourceFamily':'Compute','usageType':'%s'},
         'serviceRegions':['us-central1'],'pricingInfo':[{'pricingExpression':{'usageUnit':'%s',
         'tieredRates':[{'startUsageAmount':0,
          'unitPrice':{'currencyCode':'USD','units':'0','nanos':%d}}]}}]}
        """;
    load(
        "gcp.json",
        "{'skus':["
            + String.join(
                ",",
                sku.formatted("N2 Instance Core running in Americas", "OnDemand", "h", 31611000),
                sku.formatted("N2 Instance Ram running in Americas", "OnDemand", "GiBy.h", 4237000),
                sku.formatted(
                    "Commitment v1: N2 Cpu in Americas for 1 Year", "Commit1Yr", "h", 19915000),
                sku.formatted(
                    "Commitment v1: N2 Ram in Americas for 1 Year", "Commit1Yr", "GiBy.h", 2669000),
                sku.formatted(
                    "Commitment v1: N2 Cpu in Americas for 3 Year", "Commit3Yr", "h", 14225000))
            + "]}");

    assertThat(committed("gcp", "us-central1", "n2-standard-4", 1).effectiveUsdPerHour())
        .isCloseTo(4 * 0.019915 + 16 * 0.002669, within(1e-9));
    // Only half of three years' price is there: what ships counts.
    assertThat(committed("gcp", "us-central1", "n2-standard-4", 3).source())
        .doesNotContain("committed use");
  }

  @Test
  void alibabasFileHasHoursAndWholeYears() throws IOException {
    List<PriceImport> done =
        load(
            "alibaba.json",
            """
            {'currency':'CNY','version':'2.0.7','publicationDate':'2026-10-08T08:15:52Z','pricingInfo':{
             'cn-hangzhou::ecs.g6.large::vpc::linux::optimized':{
              'hours':[{'price':'0.5','period':'1'}],'months':[{'price':'240','period':'1'}],
              'years':[{'price':'2448','period':'1'},{'price':'3960','period':'3'}]},
             'cn-hangzhou::ecs.g6.large::vpc::windows::optimized':{
              'hours':[{'price':'0.9','period':'1'}]},
             'cn-hangzhou::ecs.z99.large::vpc::linux::optimized':{
              'hours':[{'price':'0.5','period':'1'}]}}}
            """);

    assertThat(done.get(0).asOf()).isEqualTo("2026-10-08");
    assertThat(offer("alibaba", "cn-hangzhou", "ecs.g6.large").usdPerHour())
        .isCloseTo(0.5 / 7, within(1e-9));
    assertThat(committed("alibaba", "cn-hangzhou", "ecs.g6.large", 3).effectiveUsdPerHour())
        .isCloseTo(3960.0 / 7 / (3 * YEAR), within(1e-9));
    assertThat(done.get(0).leftOut())
        .singleElement()
        .asString()
        .contains("alibaba.json:7", "ecs.z99.large", "size");
  }
}
