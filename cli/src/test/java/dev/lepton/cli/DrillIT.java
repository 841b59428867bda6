package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lepton.cli.operate.drill.Drills;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.DrillReport;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.model.operation.DrillReport.Verdict;
import dev.lepton.pipeline.config.RunbookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some drills for real: skipped where podman or the embedded PostgreSQL is not there. */
final class DrillIT {
  @TempDir Path folder;

  @BeforeEach
  void requirePostgres() {
    assumeThat(PostgresServer.supported()).as("the embedded PostgreSQL runs here").isTrue();
  }

  private DrillReport drill(Drills.Place place, String... names) {
    return new Drills(Terminal.ofProcess(), folder, EventSink.none())
        .run(
            new Drills.Wish(
                List.of(names),
                place,
                RunbookLoader.load(Optional.empty()),
                Duration.ofSeconds(1),
                () -> false));
  }

  private void requireNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactly(".drill-evidence");
    }
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("DrillService"))
                    .isPresent());
  }

  /** Whatever the clock says: how fast it is depends on what else the machine does. */
  private static void requireHealed(DrillReport report) {
    assertThat(report.drills())
        .allSatisfy(
            drill -> {
              assertThat(drill.verdict()).as(drill.toString()).isNotEqualTo(Verdict.SKIPPED);
              assertThat(drill.diagnosis()).as(drill.toString()).isEqualTo(drill.name());
              assertThat(drill.healSeconds()).as(drill.toString()).isPositive();
              assertThat(drill.logsSaved()).as(drill.toString()).isTrue();
            });
  }

  @Test
  void processesAreHealedAndNothingIsLeft() throws IOException {
    DrillReport report =
        drill(Drills.Place.LOCAL, "crash-at-start", "database-slow", "certificate-expired");

    requireHealed(report);
    assertThat(report.drills())
        .extracting(Drill::outcome)
        .containsExactly("rolled back", "healed", "healed");
    requireNothingLeft();
  }

  @Test
  void aDatabaseThatIsLostHasItsStandbyTakeOverWithTheLastCommit() throws IOException {
    DrillReport report = drill(Drills.Place.LOCAL, "database-lost");

    assertThat(report.drills())
        .singleElement()
        .satisfies(
            drill -> {
              assertThat(drill.diagnosis()).as(drill.toString()).isEqualTo("database-down");
              assertThat(drill.actions()).as(drill.toString()).containsExactly("promote-standby");
              assertThat(drill.outcome()).as(drill.toString()).isEqualTo("healed");
              assertThat(drill.reason()).doesNotContain("data are missing");
            });
    requireNothingLeft();
  }

  @Test
  @Tag("podman")
  void podsAreHealedAndNothingIsLeft() throws IOException {
    PodmanHere.require();

    DrillReport report = drill(Drills.Place.PODMAN, "bad-image", "out-of-memory", "node-lost");

    requireHealed(report);
    requireNothingLeft();
  }
}
