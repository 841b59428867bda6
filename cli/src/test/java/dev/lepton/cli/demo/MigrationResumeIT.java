package dev.lepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.cli.traffic.AcknowledgedWrites;
import dev.lepton.cli.traffic.ShopTraffic;
import dev.lepton.cli.traffic.TrafficReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool is killed again and again, with traffic on; the migration must end as if nothing had been. */
class MigrationResumeIT {
  private static final int KILLS_ANYWHERE = 6;
  private static final int KILLS_AROUND_THE_SWITCH = 6;

  private final long seed = Long.getLong("lepton.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Queue<String> output = new ConcurrentLinkedQueue<>();

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
        assertThat(runToTheEnd(world, "migrate", "--yes")).as(this::story).isZero();
        report = traffic.stop();
        acknowledged = traffic.acknowledgedWrites();
      }

      assertThat(report.failures()).as(this::story).isEmpty();
      assertThat(report.unknownWrites()).isZero();
      assertThat(acknowledged.count()).isPositive();
      try (Connection target = world.destination()) {
        assertThat(acknowledged.check(target).lost()).as(this::story).isEmpty();
      }
      goesBackWithEverything(world, acknowledged);
    }
  }

  /** The reverse stream has carried everything to the source: both sides are equal, row by row. */
  private void goesBackWithEverything(ShopWorld world, AcknowledgedWrites acknowledged) throws Exception {
    assertThat(runToTheEnd(world, "cutover", "--back", "--yes")).as(this::story).isZero();
    try (Connection source = world.source();
        Connection target = world.destination()) {
      assertThat(acknowledged.check(source).lost()).as(this::story).isEmpty();
      assertThat(DatabaseContents.of(source)).isEqualTo(DatabaseContents.of(target));
    }
    assertThat(runToTheEnd(world, "abort", "--yes")).as(this::story).isZero();
    try (Connection source = world.source()) {
      assertThat(DatabaseContents.leftovers(source)).isEmpty();
    }
  }

  /** Kills the tool some time after it has said something, or leaves it alone if it ends before. */
  private void runAndKill(ShopWorld world, String after, int delayMillis) throws Exception {
    Process process = world.lepton("migrate", "--yes");
    CountDownLatch said = new CountDownLatch(after.isEmpty() ? 0 : 1);
    Thread reader = read(process, after, said);
    while (process.isAlive() && !said.await(20, TimeUnit.MILLISECONDS)) {
      // Waiting for the moment; the loop's end is the process's.
      assertThat(process.pid()).isPositive();
    }
    if (!process.waitFor(delayMillis, TimeUnit.MILLISECONDS)) {
      output.add("--- kill -9, " + delayMillis + " ms after \"" + after + "\"");
      process.destroyForcibly().waitFor();
    }
    reader.join();
  }

  private int runToTheEnd(ShopWorld world, String... arguments) throws Exception {
    Process process = world.lepton(arguments);
    Thread reader = read(process, "", new CountDownLatch(0));
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(this::story).isTrue();
    reader.join();
    return process.exitValue();
  }

  private Thread read(Process process, String awaited, CountDownLatch said) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  output.add(line);
                  if (line.contains(awaited)) {
                    said.countDown();
                  }
                }
              } catch (IOException e) {
                output.add("--- the output ended: " + e.getMessage());
              }
            });
    reader.start();
    return reader;
  }

  private String story() {
    return "seed " + seed + "\n" + String.join("\n", output);
  }
}
