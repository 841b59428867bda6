package dev.lepton.cli.deploy;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.run.LaterRelease;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a release is as planned, and whether it is well. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Compares a release with what is in the cluster or on this machine, and looks how that is.",
      "Also its history, what its pods use where the cluster has the metrics API, and what needs"
          + " attention."
    })
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "One in a cluster (default: the release of FILE, on this machine).")
  private Optional<String> release = Optional.empty();

  @Option(names = "--diff", description = "Show what was changed since it was deployed.")
  private boolean diff;

  @Option(names = "--exit-code", description = "Exit with 7 if anything needs attention.")
  private boolean exitCode;

  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();

  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ReleaseStatus status = release.map(this::inCluster).orElseGet(this::ofMigration);
    output.print(terminal, status, DeployLines.of(status, diff));
    boolean fails = exitCode && !status.attention().isEmpty();
    return (fails ? ExitCode.VERIFICATION : ExitCode.OK).status();
  }

  private ReleaseStatus inCluster(String name) {
    try (ClusterDeployer deployer =
        ClusterDeployer.connect(cluster.address(), new RunView(terminal))) {
      return deployer.statusWithUse(name);
    }
  }

  private ReleaseStatus ofMigration() {
    cluster.requireNone();
    Migration known = migration.load(terminal);
    return LaterRelease.status(known, migration.workspace(known), migration.secrets(terminal));
  }
}
