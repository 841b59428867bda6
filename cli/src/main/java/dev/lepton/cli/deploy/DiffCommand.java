package dev.lepton.cli.deploy;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.ClusterPlan;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.LaterRelease;
import dev.lepton.pipeline.run.OpenMigration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What deploying would change. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what deploying would change, by the API server's own answer; nothing is changed.",
      "Without MANIFESTS: how the next release of FILE differs from the one that runs.",
      "Values of secrets are replaced by marks."
    })
public final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private ManifestOptions manifests = new ManifestOptions();
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--exit-code", description = "Exit with 7 if anything would change.")
  private boolean exitCode;

  public DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean elsewhere = !manifests.isEmpty() || manifests.given() || cluster.given();
    ClusterPlan plan = elsewhere ? inCluster() : ofMigration();
    output.print(terminal, plan, DeployLines.of(plan));
    boolean fails = exitCode && plan.hasChanges();
    return (fails ? ExitCode.VERIFICATION : ExitCode.OK).status();
  }

  private ClusterPlan inCluster() {
    try (ClusterDeployer deployer =
        ClusterDeployer.connect(cluster.address(), new RunView(terminal))) {
      return deployer.diff(manifests.request(terminal));
    }
  }

  private ClusterPlan ofMigration() {
    try (OpenMigration open = migration.open(terminal, run)) {
      return new LaterRelease(open).diff();
    }
  }
}
