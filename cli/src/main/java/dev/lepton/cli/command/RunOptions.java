package dev.lepton.cli.command;

import java.net.InetSocketAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a person is asked, and who may watch. */
public final class RunOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Agree to whatever a person would be asked.")
  private boolean yes;

  @Option(names = "--no-input", description = "Never ask; stop where an approval is missing.")
  private boolean noInput;

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description = "Serve /metrics for Prometheus there while it runs.")
  private Optional<String> metrics = Optional.empty();

  public boolean yes() {
    return yes;
  }

  public boolean input() {
    return !noInput;
  }

  /** Where metrics are served; empty for nowhere. */
  Optional<InetSocketAddress> metrics() {
    return metrics.map(OptionValues::address);
  }
}
