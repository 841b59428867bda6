package dev.lepton.cli.deploy;

import dev.lepton.cli.output.OutFile;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.model.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The role that deploying needs. */
@Command(
    name = "rights",
    mixinStandardHelpOptions = true,
    description = "Prints a role with exactly the rights that deploying these manifests needs.")
public final class RightsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      defaultValue = "lepton",
      description =
          "The service account of the namespace that it is bound to (default: ${DEFAULT-VALUE}).")
  private String account = "lepton";

  @Mixin private ManifestOptions manifests = new ManifestOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutFile out = new OutFile();

  public RightsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (ClusterDeployer deployer =
        ClusterDeployer.connect(cluster.address(), new RunView(terminal))) {
      out.write(terminal, deployer.rights(manifests.request(terminal), account));
    }
    return ExitCode.OK.status();
  }
}
