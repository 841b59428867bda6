package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The plan of a whole inventory on the command line. */
class PlanEstateUsageIT {
  private static final int CONFIGURATION = 3;
  private static final int PRECONDITION = 4;

  @TempDir Path folder;

  private Path servers;
  private Path usage;

  @BeforeEach
  void write() throws IOException {
    servers = folder.resolve("servers.csv");
    Files.write(
        servers,
        List.of(
            "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,Applications",
            "4c4c4544-0037-3810-8052-000000000001,web1,10.0.0.1,8,16384,Ubuntu,shop",
            "4c4c4544-0037-3810-8052-000000000002,db1,10.0.0.2,4,32768,Ubuntu,shop",
            "4c4c4544-0037-3810-8052-000000000003,batch1,10.0.0.3,4,8192,Ubuntu,billing"));
    usage = folder.resolve("usage.csv");
    List<String> rows = new ArrayList<>(List.of("time,server,cpu_percent,memory_mb"));
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 144; i++) {
      rows.add(start.plusSeconds(600L * i) + ",web1,30,8000");
      rows.add(start.plusSeconds(600L * i) + ",db1,20,20000");
    }
    Files.write(usage, rows);
  }

  private CommandLineRun plan(String... more) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of(
                    "plan",
                    "--inventory",
                    servers.toString(),
                    "--usage",
                    usage.toString(),
                    "--max-steps",
                    "50",
                    "--plan",
                    folder.resolve("plan.json").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode json(CommandLineRun run) {
    return Documents.mapper().readTree(run.out());
  }

  @Test
  void onePlanHasSizesNodesPlatformsWavesAndRisks() {
    CommandLineRun run = plan("-o", "json", "--start", "2027-01-11");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode plan = json(run);
    assertThat(plan.path("sizes").path("workloads").size()).isEqualTo(3);
    assertThat(plan.path("packing").path("nodes").size()).isGreaterThanOrEqualTo(2);
    assertThat(plan.path("money").path("lowerBoundUsd").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(plan.path("money").path("after").path("monthlyUsd").asDouble());
    assertThat(plan.path("platforms").path("options").size()).isGreaterThan(100);
    assertThat(plan.path("waves").path("waves").size()).isPositive();
    assertThat(plan.path("risks").path("risks").size()).isPositive();
  }

  @Test
  void theCsvHasARowForEachWorkloadWithItsNodesAndWave() {
    List<String> rows = plan("-o", "csv").out().lines().toList();

    assertThat(rows.get(0)).startsWith("name,cpu,memory_gib,count").endsWith(",nodes,wave");
    assertThat(rows).hasSize(4).anyMatch(row -> row.startsWith("web1,") && row.contains("node-"));
  }

  @Test
  void thePageHasEveryPartAndLoadsNothing() {
    String page = plan("-o", "html", "--start", "2027-01-11").out();

    assertThat(page)
        .contains("<h2 id=\"h-cost-a-month\">", "How the new cost adds up", "Nodes by type")
        .contains("Critical path", "it needs load tests", "<h2 id=\"h-risks\">")
        .doesNotContain("http://", "https://", "<script src");
  }

  @Test
  void aPlanWhoseInputHasChangedIsRefusedWithWhatChanged() throws IOException {
    plan();
    Path saved = folder.resolve("plan.json");
    assertThat(CommandLineRun.of("plan", "check", "--plan", saved.toString()).status()).isZero();

    Files.writeString(usage, Files.readString(usage) + "2026-06-02T00:00:00Z,web1,31,8000\n");

    CommandLineRun check = CommandLineRun.of("plan", "check", "--plan", saved.toString());
    assertThat(check.status()).isEqualTo(PRECONDITION);
    assertThat(check.err()).contains("usage.csv has another content");
    assertThat(CommandLineRun.of("migrate", "--plan", saved.toString()).err())
        .contains("usage.csv has another content");
  }

  @Test
  void aPlanThatWasChangedByHandIsRefused() throws IOException {
    plan();
    Path saved = folder.resolve("plan.json");
    Files.writeString(saved, Files.readString(saved).replace("\"web1\"", "\"web2\""));

    CommandLineRun check = CommandLineRun.of("plan", "check", "--plan", saved.toString());

    assertThat(check.status()).isEqualTo(PRECONDITION);
    assertThat(check.err()).contains("changed by hand");
  }

  @Test
  void aWhatIfShowsWhatItChangesAndSavesNothing() {
    CommandLineRun run = plan("--what-if", "availabilityPercent=99.99");

    assertThat(run.out()).contains("what if availabilityPercent=99.99", "USD a month", "→");
    assertThat(folder.resolve("plan.json")).doesNotExist();
  }

  @Test
  void aKeyThatIsNoSettingIsToldWithTheOneThatWasMeant() {
    CommandLineRun run = plan("--what-if", "availabilityPerCent=99");

    assertThat(run.err()).contains("did you mean requirements.availabilityPercent?");
  }

  @Test
  void badRowsAreToldWithRowAndColumnAndTheRestIsPlanned() throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(usage));
    rows.set(1, rows.get(1).replace(",30,", ",-30,"));
    Files.write(usage, rows);
    List<String> inventory = new ArrayList<>(Files.readAllLines(servers));
    inventory.add("4c4c4544-0037-3810-8052-000000000004,web9,10.0.0.9,many,16384,Ubuntu,shop");
    Files.write(servers, inventory);

    CommandLineRun run = plan("-o", "csv");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("usage.csv:2 column cpu_percent").contains("servers.csv:5:4");
    assertThat(run.out()).contains("db1,");
  }

  @Test
  void aUsageFileWithoutItsColumnsIsLeftOutAndTheInventoryPlanned() throws IOException {
    Files.writeString(usage, "time,server\n2026-06-01T00:00:00Z,web1\n");

    CommandLineRun run = plan("-o", "csv");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("usage.csv");
    assertThat(run.out().lines()).hasSize(4);
  }

  @Test
  void aBudgetBelowTheBoundIsToldWithBothAndThePlanIsShown() {
    CommandLineRun run = plan("--set", "requirements.budgetMonthlyUsd=10");

    assertThat(run.status()).isEqualTo(PRECONDITION);
    assertThat(run.err()).contains("$10.00 are not enough", "no packing of these workloads costs");
    assertThat(run.out()).contains("cost a month");
  }

  @Test
  void anUnknownRegionIsLeftOutAndTold() {
    CommandLineRun run = plan("--set", "requirements.regions=mars-1,eu-west-1", "-o", "csv");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("there are no prices for the region mars-1");
  }

  @Test
  void anApplicationThatMustStayIsSplitFromTheOthersAndWhatTheySendIsPriced() throws IOException {
    Path bound =
        Files.writeString(
            folder.resolve("bound.csv"), "application,site\nshop,on-premises\nbilling,cloud\n");
    Path flows =
        Files.writeString(folder.resolve("flows.csv"), "from,to,gb_per_month\nbilling,shop,1000\n");

    CommandLineRun run = plan("--placements", bound.toString(), "--flows", flows.toString());

    assertThat(run.out()).contains("places: ", "shop: on-premises (stays on-premises)", "120.00");
    JsonNode split =
        json(plan("--placements", bound.toString(), "--flows", flows.toString(), "-o", "json"))
            .path("split");
    assertThat(split.path("proposed").path("egressUsd").asDouble()).isEqualTo(120);
    assertThat(split.path("proposed").path("parts").size()).isEqualTo(2);
  }

  @Test
  void loadTestsGiveCopiesAPriceAndAResponseTime() throws IOException {
    Path tests = folder.resolve("tests.csv");
    Files.write(
        tests,
        List.of(
            "load,throughput,p95_ms",
            "1,90,14",
            "4,330,16",
            "8,600,20",
            "16,950,32",
            "32,1200,60"));

    JsonNode frontier = frontier(tests, 24);
    assertThat(frontier.size()).isEqualTo(12);
    assertThat(frontier.get(1).path("p95Millis").asDouble())
        .isLessThan(frontier.get(0).path("p95Millis").asDouble());
    assertThat(frontier.get(1).path("monthlyUsd").asDouble())
        .isGreaterThan(frontier.get(0).path("monthlyUsd").asDouble());
  }

  @Test
  void copiesThatAreLoadedBeyondTheirPeakHaveNoResponseTime() throws IOException {
    Path tests = folder.resolve("tests.csv");
    Files.write(
        tests,
        List.of(
            "load,throughput,p95_ms",
            "1,65,22",
            "18,996,30",
            "36,1652,41",
            "72,1853,80",
            "108,1829,130",
            "144,1775,190",
            "216,1702,300"));

    JsonNode frontier = frontier(tests, 400);

    assertThat(frontier.get(0).path("p95Millis").isNumber()).isFalse();
    double before = Double.POSITIVE_INFINITY;
    int known = 0;
    for (JsonNode point : frontier) {
      if (point.path("p95Millis").isNumber()) {
        assertThat(point.path("p95Millis").asDouble()).isLessThan(before);
        before = point.path("p95Millis").asDouble();
        known++;
      }
    }
    assertThat(known).isBetween(6, 11);
  }

  /** What copies of web1 cost at a planned load, and how quick they are. */
  private JsonNode frontier(Path tests, int load) throws IOException {
    return json(plan(
            "-o",
            "json",
            "--load-tests",
            tests.toString(),
            "--load-test-of",
            "web1",
            "--planned-load",
            "" + load))
        .path("latency")
        .path("frontier");
  }
}
