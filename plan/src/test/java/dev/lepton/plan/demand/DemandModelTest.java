package dev.lepton.plan.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.SizingSpec;
import dev.lepton.plan.Migrations;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.RuleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandModelTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Workload size(List<String> rows, RequirementSpec requirements, int databases)
      throws IOException {
    Path usage = folder.resolve("usage.csv");
    Files.write(usage, rows, StandardCharsets.UTF_8);
    EventSink sink = event -> warnings.add(((Event.Noted) event).message());
    return new DemandModel(SizingSettings.defaults(), sink)
        .size(measuredBy(usage), requirements, databases);
  }

  private static AsIsSpec measuredBy(Path usage) {
    return new AsIsSpec(4, 16, 200, 50, Optional.empty(), Optional.of(usage));
  }

  private static RequirementSpec requiring(double availability, double growth) {
    return new RequirementSpec(
        Optional.empty(), Optional.empty(), availability, List.of(), List.of(), "any", growth, 100);
  }

  /** Ten-minute points of two days at 20 % and 4096 MB. */
  private static List<String> steadyRows() {
    List<String> rows = new ArrayList<>();
    rows.add("time,cpu_percent,memory_mb,network_mbps");
    for (int i = 0; i < 288; i++) {
      rows.add(START.plusSeconds(600L * i) + ",20,4096,10");
    }
    return rows;
  }

  @Test
  void needIsThePercentileTimesTheComfortFactor() throws IOException {
    Workload workload = size(steadyRows(), requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isCloseTo(4 * 0.2 * 1.3, within(0.002));
    assertThat(workload.application().memoryGib()).isCloseTo(4 * 1.3, within(0.002));
    assertThat(workload.application().networkMbps()).isCloseTo(10 * 1.3, within(0.002));
    assertThat(workload.egressMbps()).hasValue(10);
  }

  @Test
  void memoryIsNeverSizedBelowItsPeak() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    rows.set(100, START.plusSeconds(600L * 99) + ",20,12288,10");

    assertThat(size(rows, requiring(99, 0), 0).application().memoryGib())
        .isCloseTo(12, within(0.002));
  }

  @Test
  void growthRaisesEveryNeed() throws IOException {
    Workload grown = size(steadyRows(), requiring(99, 50), 0);

    assertThat(grown.application().cpuCores()).isCloseTo(4 * 0.2 * 1.3 * 1.5, within(0.002));
    assertThat(grown.application().storageGib()).isCloseTo(300, within(0.002));
  }

  @ParameterizedTest
  @CsvSource({"99, 1", "99.5, 1", "99.9, 2", "99.95, 2", "99.99, 3", "99.999, 3"})
  void availabilityDecidesTheNumberOfCopies(double availability, int copies) {
    assertThat(Copies.least(availability)).isEqualTo(copies);
  }

  @Test
  void threeCopiesCarryThePeakWithOneLost() throws IOException {
    Workload workload = size(steadyRows(), requiring(99.99, 0), 0);

    assertThat(workload.application().cpuCores() * 2).isCloseTo(4 * 0.2 * 1.3, within(0.003));
  }

  @Test
  void databasesTakeTheirShare() throws IOException {
    Workload workload = size(steadyRows(), requiring(99.9, 0), 2);

    DatabaseNeed database = workload.database().orElseThrow();
    assertThat(database.machines()).isEqualTo(4);
    assertThat(database.cores() * 2 + workload.application().cpuCores())
        .isCloseTo(4 * 0.2 * 1.3, within(0.003));
    assertThat(database.storageGib() * 2 + workload.applicationStorageGib())
        .isCloseTo(200, within(1e-9));
  }

  @Test
  void aCompleteSeriesOfTwoDaysHasFiveStars() throws IOException {
    assertThat(size(steadyRows(), requiring(99, 0), 0).application().confidence()).isEqualTo(5);
  }

  @Test
  void gapsCostStars() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    rows.subList(50, 190).clear();

    assertThat(size(rows, requiring(99, 0), 0).application().confidence()).isEqualTo(3);
  }

  @Test
  void anHourlySeriesIsCompleteToo() throws IOException {
    List<String> rows = new ArrayList<>(List.of("time,cpu_percent,memory_mb"));
    for (int i = 0; i < 48; i++) {
      rows.add(START.plusSeconds(3600L * i) + ",20,4096");
    }

    assertThat(size(rows, requiring(99, 0), 0).application().confidence()).isEqualTo(5);
  }

  @Test
  void aFewHoursAreNotTrusted() throws IOException {
    assertThat(size(steadyRows().subList(0, 30), requiring(99, 0), 0).application().confidence())
        .isEqualTo(2);
  }

  @Test
  void withoutUsageTodaysSizesAreTakenAndItIsSaid() {
    Workload workload =
        new DemandModel(SizingSettings.defaults(), EventSink.none())
            .size(Migrations.SERVERS, requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isEqualTo(4);
    assertThat(workload.application().memoryGib()).isEqualTo(16);
    assertThat(workload.application().confidence()).isEqualTo(1);
    assertThat(workload.application().basis().get(0)).contains("no usage was measured");
    assertThat(workload.egressMbps()).isEmpty();
  }

  @Test
  void aBadRowIsNamedWithItsLineAndColumnAndLeftOut() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    rows.set(3, START.plusSeconds(1200) + ",130,4096,10");
    rows.set(5, "yesterday,20,-5,10");

    Workload workload = size(rows, requiring(99, 0), 0);

    assertThat(warnings)
        .containsExactly(
            "usage.csv:4 column cpu_percent: '130' is not a percentage from 0 to 100",
            "usage.csv:6 column time: 'yesterday' is not a time",
            "usage.csv:6 column memory_mb: '-5' is below 0, which no usage is");
    assertThat(workload.application().cpuCores()).isCloseTo(4 * 0.2 * 1.3, within(0.002));
    assertThat(workload.application().basis()).anyMatch(line -> line.contains("287 of 288 rows"));
  }

  @Test
  void aShortRowIsNamedToo() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    rows.set(7, START.plusSeconds(3600) + ",20");

    size(rows, requiring(99, 0), 0);

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("usage.csv:8 column memory_mb: nothing");
  }

  @Test
  void aBadOptionalValueCostsOnlyItself() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    rows.set(2, START.plusSeconds(600) + ",20,4096,fast");

    Workload workload = size(rows, requiring(99, 0), 0);

    assertThat(warnings).singleElement().asString().contains("usage.csv:3 column network_mbps");
    assertThat(workload.application().basis()).anyMatch(line -> line.contains("288 of 288 rows"));
  }

  @Test
  void manyBadRowsAreSummedUp() throws IOException {
    List<String> rows = new ArrayList<>(steadyRows());
    for (int i = 1; i <= 50; i++) {
      rows.set(i, "?,20,4096,10");
    }

    size(rows, requiring(99, 0), 0);

    assertThat(warnings).hasSize(21);
    assertThat(warnings.get(20)).startsWith("30 more");
  }

  @Test
  void aFileWithoutUsableRowsFallsBackToTodaysSizes() throws IOException {
    Workload workload = size(List.of("time,cpu_percent,memory_mb", "x,y,z"), requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isEqualTo(4);
    assertThat(workload.application().basis().get(0)).contains("usage.csv has no usable row");
  }

  @Test
  void memoryInGigabytesIsPointedOut() throws IOException {
    size(List.of("time,cpu_percent,memory_mb", START + ",20,12.5"), requiring(99, 0), 0);

    assertThat(warnings).singleElement().asString().contains("is the column in GB?");
  }

  @Test
  void withoutAColumnForCpuItIsSizedByWhatIsAllocated() throws IOException {
    Workload workload =
        size(List.of("time,memory_mb", START + ",4096", START + ",4096"), requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isEqualTo(4);
    assertThat(warnings).anyMatch(text -> text.contains("usage.csv:1 column cpu_percent"));
  }

  @Test
  void aFileWithoutTimesIsAnError() {
    assertThatThrownBy(() -> size(List.of("memory_mb"), requiring(99, 0), 0))
        .isInstanceOfSatisfying(
            LeptonException.class,
            thrown -> {
              assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
              assertThat(thrown.problems().get(0).where()).endsWith("usage.csv:1");
            })
        .hasMessageContaining("time");
  }

  @Test
  void severalServersAreAddedUp() throws IOException {
    List<String> rows = new ArrayList<>(List.of("time,server,cpu_percent,memory_mb"));
    for (int i = 0; i < 288; i++) {
      rows.add(START.plusSeconds(600L * i) + ",web1,40,2048");
      rows.add(START.plusSeconds(600L * i) + ",web2,20,4096");
    }

    Workload workload = size(rows, requiring(99, 0), 0);

    assertThat(workload.application().memoryGib()).isCloseTo(6 * 1.3, within(0.002));
    assertThat(workload.application().cpuCores()).isCloseTo(1.2 * 1.3, within(0.002));
  }

  @Test
  void theMigrationsOwnRuleWins() throws IOException {
    Path usage = folder.resolve("usage.csv");
    Files.write(usage, steadyRows(), StandardCharsets.UTF_8);
    SizingSpec azure =
        new SizingSpec("azure-migrate", Optional.empty(), Optional.of(2.0), Optional.empty());
    AsIsSpec servers =
        new AsIsSpec(4, 16, 200, 50, Optional.empty(), Optional.of(usage), Optional.of(azure));

    Workload workload =
        new DemandModel(SizingSettings.defaults(), EventSink.none())
            .size(servers, requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isCloseTo(1.6, within(0.002));
    assertThat(workload.application().basis()).anyMatch(line -> line.contains("azure-migrate"));
  }

  @Test
  void anotherRuleSizesOtherwise() throws IOException {
    Path usage = folder.resolve("usage.csv");
    Files.write(usage, steadyRows(), StandardCharsets.UTF_8);
    SizingSettings defaults = SizingSettings.defaults();
    SizingSettings krr =
        new SizingSettings(
            new RuleSettings(RuleName.KRR, 95, 1.3, 0, OptionalDouble.empty()),
            defaults.databaseShare(),
            defaults.smallestCores(),
            defaults.smallestMemoryGib(),
            defaults.assumed());

    Workload workload =
        new DemandModel(krr, EventSink.none()).size(measuredBy(usage), requiring(99, 0), 0);

    assertThat(workload.application().cpuCores()).isCloseTo(0.8, within(0.002));
    assertThat(workload.application().memoryGib()).isCloseTo(4 * 1.15, within(0.002));
  }

  @Test
  void aByteOrderMarkAndColumnsInAnyOrderAndCaseAreFine() throws IOException {
    List<String> rows = List.of("\uFEFFMemory_MB,TIME,CPU_Percent", "4096," + START + ",20");

    assertThat(size(rows, requiring(99, 0), 0).application().cpuCores())
        .isCloseTo(4 * 0.2 * 1.3, within(0.002));
  }

  @Test
  void anEmptyFileIsAnError() {
    assertThatThrownBy(() -> size(List.of(), requiring(99, 0), 0))
        .hasMessageContaining("the usage file is empty");
  }

  @Test
  void aDirectoryInsteadOfAFileIsAnError() {
    DemandModel model = new DemandModel(SizingSettings.defaults(), EventSink.none());

    assertThatThrownBy(() -> model.size(measuredBy(folder), requiring(99, 0), 0))
        .isInstanceOfSatisfying(
            LeptonException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE));
  }
}
