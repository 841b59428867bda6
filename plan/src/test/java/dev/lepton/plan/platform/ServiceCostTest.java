package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.plan.Migrations;
import dev.lepton.plan.catalogue.CatalogueImporter;
import dev.lepton.plan.catalogue.CatalogueStore;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.ImportSettings;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.DemandModel;
import dev.lepton.plan.demand.SizingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCostTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final RequirementSpec AWS =
      Migrations.requiring(5000, List.of("aws"), List.of(), "amd64");

  @TempDir Path folder;

  private Cost cost(boolean kubernetes) {
    DemandModel sizing = new DemandModel(SizingSettings.defaults(), EventSink.none());
    PriceCatalogue catalogue =
        PriceCatalogue.with(
            new CatalogueStore(folder.resolve("catalogue")), ExchangeRates.defaults());
    return new PlatformSelector(catalogue, PlatformSettings.defaults(), UnitPrices.defaults())
        .choose(
            new PlatformQuestion(
                AWS,
                sizing.sizing(Migrations.SERVERS, 1),
                kubernetes ? Strategy.REPLATFORM : Strategy.REHOST,
                kubernetes))
        .chosen()
        .cost();
  }

  private void price(String... rows) throws IOException {
    Path file = folder.resolve("services.csv");
    Files.writeString(
        file,
        "provider,region,service,unit,price,currency,as_of,source\n" + String.join("\n", rows));
    new CatalogueImporter(
            new CatalogueStore(folder.resolve("catalogue")),
            new ImportSettings(Optional.empty(), ExchangeRates.defaults(), false, TODAY))
        .run(file);
  }

  private static double part(Cost cost, String name) {
    return cost.parts().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Cost.Part::monthlyUsd)
        .sum();
  }

  @Test
  void whatHasNoPriceIsNamedAndInNoPart() {
    Cost cost = cost(true);

    assertThat(String.join("\n", cost.notPriced()))
        .contains(
            "load balancer: no price is known for aws us-east-1",
            "managed PostgreSQL: no price is known",
            "object storage for backups",
            "NAT: what the machines call outside is not measured; $0.045/GB");
    assertThat(cost.parts()).noneMatch(part -> part.monthlyUsd() == 0);
  }

  @Test
  void importedPricesAreUsedWhereTheWorkloadNeedsThem() throws IOException {
    price(
        "aws,us-east-1,load_balancer,hour,0.0225,USD,2026-11-01,list",
        "aws,us-east-1,managed_kubernetes,hour,0.2,USD,2026-11-01,list",
        "aws,any,object_storage,GB-month,0.023,USD,2026-11-01,list",
        "aws,us-east-1,managed_postgresql,vCPU-hour,0.09,USD,2026-11-01,list");
    Cost cost = cost(true);

    assertThat(part(cost, "load balancer")).isCloseTo(0.0225 * 730, within(0.006));
    assertThat(part(cost, "control plane")).isCloseTo(0.2 * 730, within(0.006));
    assertThat(part(cost, "managed PostgreSQL")).isPositive();
    assertThat(part(cost, "database machines")).isZero();
    assertThat(part(cost, "object storage for backups")).isPositive();
    assertThat(String.join("\n", cost.notPriced()))
        .doesNotContain("load balancer", "managed PostgreSQL", "object storage");
  }

  @Test
  void machinesNeedNoControlPlane() {
    assertThat(part(cost(false), "control plane")).isZero();
  }
}
