package dev.lepton.cli.deploy;

import dev.lepton.cli.command.TimeConverter;
import dev.lepton.deploy.cluster.ClusterAddress;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster, and where in it. */
public final class ClusterOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: KUBECONFIG, ~/.kube/config, or the account of the pod it runs in.")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "A context of that file (default: its current one).")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Default: the one that the manifests name, else the context's.")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "10s",
      description = "How long one answer of the API server may take (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofSeconds(10);

  public ClusterAddress address() {
    return new ClusterAddress(kubeconfig, context, namespace, patience);
  }

  /**
   * @throws LeptonException USAGE if a cluster is named, but no release in it
   */
  void requireNone() {
    if (given()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "an option of a cluster is given, but no release in it",
          "--release",
          "name it: --release shop");
    }
  }

  /** Whether any of them was given, but for the time. */
  boolean given() {
    return kubeconfig.isPresent() || context.isPresent() || namespace.isPresent();
  }
}
