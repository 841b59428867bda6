package dev.lepton.cli.deploy;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.deploy.ManifestOptions.How;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.CanarySpec;
import dev.lepton.pipeline.run.LaterRelease;
import dev.lepton.pipeline.run.OpenMigration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The new release: of a migration beside the old one, or of manifests in a cluster. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "Alone it is the phase of FILE: the new release beside the old one, without traffic. Once users",
      "were switched to it, it brings in the next release of the same source: beside the one that",
      "users are on, tried, and then in its place.",
      "With MANIFESTS it brings a release into a cluster, having asked what would change;",
      "what fails is undone, its events and logs being kept."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      DiffCommand.class,
      StatusCommand.class,
      RollbackCommand.class,
      RightsCommand.class,
      PublishCommand.class
    })
public final class DeployCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private ManifestOptions manifests = new ManifestOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private RolloutOptions rollout = new RolloutOptions();
  @Mixin private CanaryOptions canary = new CanaryOptions();
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  public DeployCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (manifests.isEmpty()) {
      if (manifests.given() || cluster.given()) {
        throw new LeptonException(
            ErrorCode.USAGE,
            "an option of a cluster is given, but no manifests",
            "MANIFESTS",
            "name files or a folder; a migration says in its file where it goes");
      }
      return ofMigration();
    }
    DeployRequest request = manifests.request(terminal, rollout, () -> canary.strategy(terminal));
    try (Stop stop = RolloutOptions.stop(terminal);
        ClusterDeployer deployer =
            ClusterDeployer.connect(cluster.address(), new RunView(terminal))) {
      ClusterRelease release = deployer.deploy(request, stop::wanted);
      output.print(terminal, release, DeployLines.of(release));
    }
    return ExitCode.OK.status();
  }

  private int ofMigration() {
    try (OpenMigration open = migration.open(terminal, run)) {
      LaterRelease later = new LaterRelease(open);
      if (!later.isDue()) {
        requireUsualStrategy();
        return PhaseCommand.run(terminal, Phase.DEPLOY, open, output::print);
      }
      Optional<CanarySpec> steps =
          manifests.how() == How.CANARY
              ? Optional.of(canary.spec(open.context().migration().cutover().canary()))
              : Optional.empty();
      try (Stop stop = RolloutOptions.stop(terminal)) {
        ClusterRelease release = later.deploy(rollout.delivery(), steps, stop::wanted);
        output.print(terminal, release, DeployLines.of(release));
        return ExitCode.OK.status();
      }
    }
  }

  private void requireUsualStrategy() {
    if (manifests.how() != How.ROLLING) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "how users get to the first release is a matter of the cut-over",
          "--strategy",
          "leave it out, and say cutover.strategy in migration.yaml");
    }
  }
}
