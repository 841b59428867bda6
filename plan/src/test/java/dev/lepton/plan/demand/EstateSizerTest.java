package dev.lepton.plan.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.inventory.Hardware;
import dev.lepton.model.inventory.Identity;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Placement;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.inventory.Usage;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.model.plan.WorkloadSize.Source;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.usage.UsageCsv;
import dev.lepton.plan.usage.UsageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateSizerTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Place SOMEWHERE = Place.of("inventory.csv");

  @TempDir Path folder;

  private static Server server(String name, int cores, SortedMap<Metric, Usage> usage) {
    return new Server(
        name + "-id",
        name,
        Server.Kind.MACHINE,
        new Identity(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(name + ".example.com"),
            List.of(),
            List.of()),
        new Hardware(
            Optional.of(cores),
            Optional.of(8192L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Software(Optional.empty(), Optional.empty(), List.of()),
        new Placement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of(),
        List.of(),
        usage,
        List.of(),
        new TreeMap<>(Map.of()),
        new TreeMap<>(Map.of()));
  }

  private static InventoryBook inventory(Server... servers) {
    return new InventoryBook(
        new Inventory(
            List.of(), List.of(servers), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  private static EstateSizer sizer(RuleName rule, double availability) {
    return new EstateSizer(
        new SizeRequest(
            new RuleSettings(rule, 95, 1.3, 0, OptionalDouble.empty()), availability, List.of()));
  }

  private UsageData twoDays(String server, InventoryBook book) throws IOException {
    List<String> rows = new ArrayList<>(List.of("time,server,cpu_percent,memory_mb"));
    for (int i = 0; i < 288; i++) {
      rows.add(START.plusSeconds(600L * i) + "," + server + ",50,4096");
    }
    Path file = folder.resolve("usage.csv");
    Files.write(file, rows);
    return new UsageCsv(file, book::allocation).read();
  }

  @Test
  void aSeriesFindsItsServerByAnyName() throws IOException {
    InventoryBook book = inventory(server("web1", 4, new TreeMap<>()));

    SizingReport report =
        sizer(RuleName.LEPTON, 99).report(twoDays("WEB1.example.com", book), book);

    WorkloadSize web = report.workloads().get(0);
    assertThat(report.workloads()).hasSize(1);
    assertThat(web.from()).isEqualTo(Source.SERIES);
    assertThat(web.compute().cpuRequest().orElseThrow()).isCloseTo(2.6, within(1e-9));
    assertThat(web.confidence()).isEqualTo(5);
  }

  @Test
  void withoutASeriesTheSummaryIsTaken() {
    SortedMap<Metric, Usage> usage = new TreeMap<>();
    usage.put(
        Metric.CPU_PERCENT,
        new Usage(
            Optional.of(20.0),
            Optional.of(40.0),
            Optional.of(90.0),
            500,
            Optional.empty(),
            Optional.empty(),
            SOMEWHERE));

    SizingReport report =
        sizer(RuleName.LEPTON, 99).report(UsageData.none(), inventory(server("web1", 10, usage)));

    WorkloadSize web = report.workloads().get(0);
    assertThat(web.from()).isEqualTo(Source.SUMMARY);
    assertThat(web.compute().cpuRequest().orElseThrow()).isCloseTo(5.2, within(1e-9));
    assertThat(web.compute().memoryRequestMib()).contains(8192.0);
    assertThat(web.confidence()).isEqualTo(3);
  }

  @Test
  void withoutAnyUsageItIsWhatIsAllocatedWithConfidenceOneAndSaidSo() {
    SizingReport report =
        sizer(RuleName.VPA, 99)
            .report(UsageData.none(), inventory(server("tape1", 2, new TreeMap<>())));

    WorkloadSize tape = report.workloads().get(0);
    assertThat(tape.from()).isEqualTo(Source.ALLOCATED);
    assertThat(tape.compute().cpuRequest()).contains(2.0);
    assertThat(tape.confidence()).isEqualTo(1);
    assertThat(tape.warnings()).anyMatch(text -> text.contains("allocated today"));
    assertThat(report.notes()).anyMatch(text -> text.contains("confidence 1"));
  }

  @Test
  void aServerOfUnknownSizeIsNotSizedAsNothing() throws IOException {
    SizingReport report =
        sizer(RuleName.LEPTON, 99)
            .report(twoDays("ghost", InventoryBook.empty()), InventoryBook.empty());

    WorkloadSize ghost = report.workloads().get(0);
    assertThat(ghost.compute().cpuRequest()).isEmpty();
    assertThat(ghost.compute().memoryRequestMib()).isPresent();
    assertThat(ghost.warnings()).anyMatch(text -> text.contains("name an --inventory"));
    assertThat(report.notes()).anyMatch(text -> text.contains("missing from the totals"));
  }

  @Test
  void availabilityMakesCopiesThatCarryThePeakWithOneLost() throws IOException {
    InventoryBook book = inventory(server("web1", 4, new TreeMap<>()));

    WorkloadSize web =
        sizer(RuleName.AZURE_MIGRATE, 99.99).report(twoDays("web1", book), book).workloads().get(0);

    assertThat(web.replicas()).isEqualTo(3);
    assertThat(web.compute().cpuRequest().orElseThrow() * 2).isCloseTo(2.6, within(1e-9));
  }

  @Test
  void theCheapestMachineThatIsLargeEnoughIsNamed() throws IOException {
    InventoryBook book = inventory(server("web1", 4, new TreeMap<>()));
    SizeRequest request =
        new SizeRequest(
            RuleSettings.defaults(),
            99,
            PriceCatalogue.bundled(ExchangeRates.defaults()).offers("aws", "us-east-1"));

    WorkloadSize web =
        new EstateSizer(request).report(twoDays("web1", book), book).workloads().get(0);

    WorkloadSize.Machine machine = web.machine().orElseThrow();
    assertThat(machine.cores()).isGreaterThanOrEqualTo(2.6);
    assertThat(machine.memoryGib()).isGreaterThanOrEqualTo(5.2);
    assertThat(request.offers())
        .filteredOn(
            offer ->
                offer.machine().steady()
                    && offer.machine().vcpu() >= 2.6
                    && offer.machine().memoryGib() >= 5.2)
        .allMatch(offer -> offer.usdPerHour() * 730 >= machine.monthlyUsd() - 1e-9);
  }
}
