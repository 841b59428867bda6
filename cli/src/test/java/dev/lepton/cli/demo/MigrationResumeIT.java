package dev.lepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.cli.traffic.AcknowledgedWrites;
import dev.lepton.cli.traffic.ShopTraffic;
import dev.lepton.cli.traffic.TrafficReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tool is killed again and again, with traffic on; the migration must end as if nothing had
 * been.
 */
@Tag("side-by-side")
class MigrationResumeIT {
  private static final int KILLS_ANYWHERE = 6;
  private static final int KILLS_AROUND_THE_SWITCH = 6;

  private final long seed = Long.getLong("lepton.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Console console = new Console();
  private int kills;

  @TempDir Path folder;

  @Test
  void killedAtRandomMomentsItResumesAndLosesNothing() throws Exception {
    try (ShopWorld world = new ShopWorld(folder, 30_000)) {
      TrafficReport report;
      AcknowledgedWrites acknowledged;
      try (ShopTraffic traffic = world.traffic()) {
        for (int kill = 0; kill < KILLS_ANYWHERE; kill++) {
          runAndKill(world, "", 800 + random.nextInt(7_000));
        }
        for (int kill = 0; kill < KILLS_AROUND_THE_SWITCH; kill++) {
          runAndKill(world, " accept ", random.nextInt(2_500));
        }
        assertThat(console.run(world.lepton("migrate", "--yes"))).as(this::story).isZero();
        bringsLaterReleases(world);
        report = traffic.stop();
        acknowledged = traffic.acknowledgedWrites();
      }

      assertThat(kills).as(this::story).isGreaterThanOrEqualTo(KILLS_ANYWHERE);
      assertThat(report.failures()).as(this::story).isEmpty();
      assertThat(report.unknownWrites()).isZero();
      assertThat(acknowledged.count()).isPositive();
      try (Connection target = world.destination()) {
        assertThat(acknowledged.check(target).lost()).as(this::story).isEmpty();
      }
      goesBackWithEverything(world, acknowledged);
    }
  }

  /** With traffic on: another version, and then one like the first again. */
  private void bringsLaterReleases(ShopWorld world) throws Exception {
    Process deploy = world.lepton("deploy", "--set", "application.version=1.1");
    assertThat(console.run(deploy)).as(this::story).isZero();
    assertThat(console.said("shop revision 2 is healthy")).as(this::story).isTrue();
    assertThat(console.run(world.lepton("deploy"))).as(this::story).isZero();
    assertThat(console.said("shop revision 3 is healthy")).as(this::story).isTrue();
  }

  /** The reverse stream has carried everything to the source: both sides are equal, row by row. */
  private void goesBackWithEverything(ShopWorld world, AcknowledgedWrites acknowledged)
      throws Exception {
    assertThat(console.run(world.lepton("cutover", "--back", "--yes"))).as(this::story).isZero();
    try (Connection source = world.source();
        Connection target = world.destination()) {
      assertThat(acknowledged.check(source).lost()).as(this::story).isEmpty();
      assertThat(DatabaseContents.of(source)).isEqualTo(DatabaseContents.of(target));
    }
    assertThat(console.run(world.lepton("abort", "--yes"))).as(this::story).isZero();
    try (Connection source = world.source()) {
      assertThat(DatabaseContents.leftovers(source)).isEmpty();
    }
  }

  /** Kills the tool some time after it has said something, or leaves it alone if it ends before. */
  private void runAndKill(ShopWorld world, String after, int delayMillis) throws Exception {
    Process process = console.follow(world.lepton("migrate", "--yes"));
    console.await(process, after);
    if (!process.waitFor(delayMillis, TimeUnit.MILLISECONDS)) {
      console.note("kill -9, " + delayMillis + " ms after \"" + after + "\"");
      process.destroyForcibly().waitFor();
      kills++;
    }
  }

  private String story() {
    return "seed " + seed + "\n" + console;
  }
}
