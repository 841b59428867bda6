package dev.lepton.operate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Models;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationMetricsTest {
  private static final MetricsInput FULL =
      new MetricsInput(
          Map.of(Phase.ASSESS, Duration.ofMillis(1500), Phase.TRANSFER, Duration.ofMinutes(2)),
          Optional.of(plan()),
          List.of(transfer("shop", 1000, 0), transfer("stock", 500, 1)),
          Optional.of(cutover()),
          Optional.of(watch()));

  private static final MetricsInput EMPTY =
      new MetricsInput(Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  private final Exposition full = Exposition.parse(MigrationMetrics.render(FULL));

  @Test
  void givesPhaseDurationsInSeconds() {
    assertThat(full.samples())
        .containsEntry("lepton_phase_duration_seconds{phase=\"assess\"}", 1.5)
        .containsEntry("lepton_phase_duration_seconds{phase=\"transfer\"}", 120.0);
  }

  @Test
  void givesCostBeforeAndAfter() {
    assertThat(full.samples())
        .containsEntry("lepton_monthly_cost_usd{when=\"before\"}", 2110.0)
        .containsEntry("lepton_monthly_cost_usd{when=\"after\"}", 429.5);
  }

  @Test
  void addsUpRowsAndDifferencesOfAllDatabasesAndOfTheSwitch() {
    assertThat(full.samples())
        .containsEntry("lepton_rows_verified", 1520.0)
        .containsEntry("lepton_differences", 3.0);
  }

  @Test
  void givesThePauseInSeconds() {
    assertThat(full.samples()).containsEntry("lepton_cutover_pause_seconds", 0.35);
  }

  @Test
  void countsFailedProbes() {
    assertThat(full.types()).containsEntry("lepton_watch_failures_total", "counter");
    assertThat(full.samples()).containsEntry("lepton_watch_failures_total", 1.0);
  }

  @Test
  void givesProbesAsAHistogramInSeconds() {
    assertThat(full.types()).containsEntry("lepton_watch_probe_seconds", "histogram");
    assertThat(full.samples())
        .containsEntry("lepton_watch_probe_seconds_bucket{le=\"0.005\"}", 1.0)
        .containsEntry("lepton_watch_probe_seconds_bucket{le=\"0.05\"}", 2.0)
        .containsEntry("lepton_watch_probe_seconds_bucket{le=\"+Inf\"}", 3.0)
        .containsEntry("lepton_watch_probe_seconds_count", 3.0)
        .containsEntry("lepton_watch_probe_seconds_sum", 0.644);
  }

  @Test
  void namesEverythingAfterLepton() {
    assertThat(full.types().keySet()).hasSize(8).allMatch(name -> name.startsWith("lepton_"));
  }

  @Test
  void leavesOutWhatHasNotHappenedYet() {
    assertThat(Exposition.parse(MigrationMetrics.render(EMPTY)).samples()).isEmpty();
  }

  private static Plan plan() {
    return new Plan(
        "shop",
        "hash",
        new Demand(1, 2, 10, 50, 2, 5, List.of()),
        new Models(429, 2110, 1, 1002, List.of()),
        List.of(),
        new PlatformOption("aws", "eu", "vm", "m", 1, cost(429.5), 1, Map.of(), List.of()),
        cost(2110),
        cost(429.5),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Cost cost(double usd) {
    return new Cost(usd, List.of(), List.of());
  }

  private static TransferReport transfer(String database, long rows, long differences) {
    VerificationReport verification =
        new VerificationReport("row hashes", "0/1", 1, rows, 0, 0, differences, List.of());
    return new TransferReport(
        database,
        "a",
        "b",
        "17",
        "18",
        Optional.empty(),
        List.of(),
        List.of(),
        verification,
        List.of(),
        "slot");
  }

  private static CutoverReport cutover() {
    return new CutoverReport(
        "forward",
        Instant.EPOCH,
        350,
        7,
        List.of(),
        List.of(new CutoverData("shop", "0/2", 20, 2, 3, "reverse")));
  }

  private static WatchReport watch() {
    List<WatchReport.Sample> samples =
        List.of(
            new WatchReport.Sample(0, 4, true),
            new WatchReport.Sample(1, 40, true),
            new WatchReport.Sample(2, 600, false));
    return new WatchReport(
        Duration.ofSeconds(3), 3, 1, 33.3, 40, 600, 600, 10, "healthy", "", samples);
  }
}
