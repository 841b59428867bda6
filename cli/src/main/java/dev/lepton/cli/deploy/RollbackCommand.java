package dev.lepton.cli.deploy;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.LaterRelease;
import dev.lepton.pipeline.run.OpenMigration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An earlier revision again. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Brings an earlier revision in again, as a new one, and waits until it is healthy.")
public final class RollbackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "One in a cluster (default: the release of FILE, on this machine).")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "REVISION",
      description = "Default: the last that was deployed before the one that is there now.")
  private Optional<Integer> revision = Optional.empty();

  @Option(
      names = "--strategy",
      paramLabel = "HOW",
      defaultValue = "rolling",
      converter = ManifestOptions.HowConverter.class,
      description = "rolling or blue-green (default: ${DEFAULT-VALUE}).")
  private ManifestOptions.How how = ManifestOptions.How.ROLLING;

  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private RolloutOptions rollout = new RolloutOptions();
  @Mixin private OutputOption output = new OutputOption();

  public RollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OptionalInt to = revision.map(OptionalInt::of).orElse(OptionalInt.empty());
    return release.isPresent() ? inCluster(release.get(), to) : ofMigration(to);
  }

  private int ofMigration(OptionalInt to) {
    cluster.requireNone();
    try (OpenMigration open = migration.open(terminal, run);
        Stop stop = RolloutOptions.stop(terminal)) {
      ClusterRelease back = new LaterRelease(open).rollback(to, rollout.delivery(), stop::wanted);
      output.print(terminal, back, DeployLines.of(back));
      return ExitCode.OK.status();
    }
  }

  private int inCluster(String name, OptionalInt to) {
    DeployRequest request =
        new DeployRequest(
            name,
            new ReleaseManifests(List.of()),
            how.strategy(),
            DeployRequest.Conflicts.TAKE_OVER,
            rollout.delivery());
    try (Stop stop = RolloutOptions.stop(terminal);
        ClusterDeployer deployer =
            ClusterDeployer.connect(cluster.address(), new RunView(terminal))) {
      ClusterRelease back = deployer.rollback(request, to, stop::wanted);
      output.print(terminal, back, DeployLines.of(back));
    }
    return ExitCode.OK.status();
  }
}
