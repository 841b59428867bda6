package dev.lepton.cli.deploy;

import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a rollout may take, and what is kept of one that fails. */
public final class RolloutOptions {
  private static final long UNDO_PATIENCE_SECONDS = 120;
  private static final Duration SILENCE = Duration.ofSeconds(8);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "5m",
      description = "For all workloads to become healthy (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(5);

  @Option(
      names = "--unschedulable-after",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "30s",
      description =
          "How long a pod may wait for a node; raise it where an autoscaler makes nodes (default: ${DEFAULT-VALUE}).")
  private Duration unschedulable = Duration.ofSeconds(30);

  @Option(
      names = "--drain",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "10s",
      description =
          "How long the old release still runs after a change-over (default: ${DEFAULT-VALUE}).")
  private Duration drain = Duration.ofSeconds(10);

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      defaultValue = "lepton-evidence",
      description =
          "Where events and logs of a failed release are kept (default: ${DEFAULT-VALUE}).")
  private Path evidence = Path.of("lepton-evidence");

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Remembered with the revision, for instance a commit.")
  private Optional<String> note = Optional.empty();

  /** Ctrl-C and SIGTERM have what was applied taken back. */
  static Stop stop(Terminal terminal) {
    return Stop.watch(
        terminal, "stopping: what was applied is being taken back …", UNDO_PATIENCE_SECONDS);
  }

  Delivery delivery() {
    return new Delivery(new Limits(timeout, unschedulable, SILENCE, drain), evidence, note);
  }
}
