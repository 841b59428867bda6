package dev.lepton.cli.operate;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.prometheus.PrometheusSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Prometheus is asked. */
final class PrometheusOptions {
  @Option(
      names = "--prometheus",
      required = true,
      paramLabel = "URL",
      description =
          "A Prometheus, or what speaks its API, that scrapes kube-state-metrics and cAdvisor.")
  private String address = "";

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "Bearer token for Prometheus: env:NAME or file:/path.")
  private Optional<String> token = Optional.empty();

  PrometheusSource source(Terminal terminal) {
    return OptionValues.prometheus(terminal, "--prometheus", address, token);
  }
}
