package dev.lepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.cli.traffic.AcknowledgedWrites;
import dev.lepton.cli.traffic.ShopTraffic;
import dev.lepton.model.Phase;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.pipeline.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The new release dies in the watch period: the migration goes back by itself, with every
 * acknowledged write.
 */
class AutomaticFallbackIT {
  private static final int VERIFICATION_FAILED = 7;

  private final Console console = new Console();

  @TempDir Path folder;

  @Test
  void aReleaseThatDiesAfterTheSwitchIsLeftByItself() throws Exception {
    try (ShopWorld world = new ShopWorld(folder, 10_000)) {
      AcknowledgedWrites acknowledged;
      try (ShopTraffic traffic = world.traffic()) {
        Process process =
            console.follow(world.lepton("migrate", "--yes", "--set", "watch.duration=60s"));
        console.await(process, " cutover ");
        newRelease(world).destroyForcibly();

        assertThat(console.end(process)).as(console::toString).isEqualTo(VERIFICATION_FAILED);
        assertThat(console.said("FELL_BACK")).as(console::toString).isTrue();
        writesGoOn(traffic);
        traffic.stop();
        acknowledged = traffic.acknowledgedWrites();
      }
      try (Connection source = world.source()) {
        assertThat(acknowledged.check(source).lost()).isEmpty();
      }
    }
  }

  private static void writesGoOn(ShopTraffic traffic) {
    long before = traffic.snapshot().acknowledgedWrites();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> traffic.snapshot().acknowledgedWrites() > before + 10);
  }

  private static ProcessHandle newRelease(ShopWorld world) {
    Deployment deployment =
        new Workspace(world.workspace()).documents().require(Phase.DEPLOY, Deployment.class);
    String handle =
        deployment.components().stream()
            .filter(component -> component.kind().equals("application"))
            .findFirst()
            .orElseThrow()
            .handle();
    return ProcessHandle.of(Long.parseLong(handle.replaceAll("\\D", ""))).orElseThrow();
  }
}
