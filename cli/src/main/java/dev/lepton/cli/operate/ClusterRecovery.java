package dev.lepton.cli.operate;

import dev.lepton.cli.deploy.ClusterOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.Pace;
import dev.lepton.operate.recovery.Recovery;
import dev.lepton.operate.recovery.RecoverySettings;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.pipeline.recovery.ClusterSite;
import dev.lepton.pipeline.recovery.DeedFile;
import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for a release in a cluster, and the recovery of it. */
public final class ClusterRecovery {
  private static final int LOOKS_BETWEEN_MEASUREMENTS = 5;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Look after that release in a cluster instead of the one of FILE.")
  private Optional<String> release = Optional.empty();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  /**
   * How it goes about its work; see {@link RecoverySettings}.
   *
   * @param workspaces the folder in which it keeps what it knows
   * @param yes whether everything is agreed to
   */
  record Manner(
      List<Runbook> runbooks,
      Duration interval,
      Until until,
      boolean dryRun,
      Path workspaces,
      boolean yes) {}

  Optional<String> release() {
    return release;
  }

  RecoveryReport recover(Terminal terminal, String name, Manner manner, BooleanSupplier stopped) {
    Path folder = manner.workspaces().toAbsolutePath().resolve(".cluster-" + name);
    EventSink events = new RecoveryView(terminal);
    DeployRequest request =
        new DeployRequest(
            name,
            new ReleaseManifests(List.of()),
            new Strategy.Rolling(),
            Conflicts.TAKE_OVER,
            new Delivery(
                new Limits(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(1),
                    Duration.ZERO),
                folder.resolve("rollback"),
                Optional.of("lepton operate recover")));
    RecoverySettings settings =
        new RecoverySettings(
            manner.runbooks(),
            manner.interval(),
            manner.until(),
            manner.dryRun(),
            folder.resolve("evidence"));
    try (WorkspaceLock lock = WorkspaceLock.acquire(Workspace.open(folder));
        ClusterDeployer deployer = ClusterDeployer.connect(cluster.address(), events)) {
      return new Recovery(
              new ClusterSite(
                  deployer,
                  request,
                  stopped,
                  manner.interval().multipliedBy(LOOKS_BETWEEN_MEASUREMENTS)),
              settings,
              question -> manner.yes() ? Optional.of("--yes") : Optional.empty(),
              new DeedFile(folder.resolve("deeds.json")),
              events)
          .run(Pace.real(stopped));
    }
  }
}
