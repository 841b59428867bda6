package dev.lepton.cli.deploy;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.canary.CanarySteps;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.canary.CanaryBounds;
import dev.lepton.pipeline.canary.PrometheusCanary;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.RequestMetrics;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a canary grows, and by what it is judged. */
public final class CanaryOptions {
  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description = "With --strategy canary: what measures both releases.")
  private Optional<String> prometheus = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "Bearer token for Prometheus: env:NAME or file:/path.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--canary-interval",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "1m",
      description = "Between two verdicts; several scrapes long (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofMinutes(1);

  @Option(
      names = "--canary-step",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "By how much a good verdict raises the share (default: ${DEFAULT-VALUE}).")
  private int step = CanarySteps.USUAL.stepPercent();

  @Option(
      names = "--canary-most",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description = "The largest share before all of them (default: ${DEFAULT-VALUE}).")
  private int most = CanarySteps.USUAL.mostPercent();

  @Option(
      names = "--canary-threshold",
      paramLabel = "COUNT",
      defaultValue = "5",
      description =
          "After so many bad verdicts, or so many without data one after the other, the release is"
              + " taken back (default: ${DEFAULT-VALUE}).")
  private int threshold = CanarySteps.USUAL.threshold();

  @Option(
      names = "--canary-success",
      paramLabel = "PERCENT",
      defaultValue = "99",
      description = "The least share of requests that succeed (default: ${DEFAULT-VALUE}).")
  private double success = CanaryBounds.USUAL_SUCCESS_PERCENT;

  @Option(
      names = "--canary-latency",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The most for p95 (default: as the old release does).")
  private Optional<Duration> latency = Optional.empty();

  @Option(
      names = "--canary-requests",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "With fewer in an interval there is no verdict (default: ${DEFAULT-VALUE}).")
  private int fewest = CanaryBounds.USUAL_FEWEST_REQUESTS;

  @Option(
      names = "--canary-metrics",
      paramLabel = "NAME",
      defaultValue = "nginx",
      description =
          "Whose metrics: nginx (the Ingress controller), istio, or micrometer (the application's"
              + " own; default: ${DEFAULT-VALUE}).")
  private String metrics = "nginx";

  /**
   * @throws LeptonException USAGE with what is missing or out of range
   */
  Strategy strategy(Terminal terminal) {
    String address =
        prometheus.orElseThrow(
            () ->
                usage(
                    "a canary is judged by what Prometheus measures, and none is given",
                    "--prometheus",
                    "give http://HOST:9090, or use --strategy blue-green"));
    PrometheusSource source = OptionValues.prometheus(terminal, "--prometheus", address, token);
    RequestMetrics known = OptionValues.requestMetrics("--canary-metrics", metrics);
    if (!(success >= 0 && success <= 100) || fewest < 1) {
      throw usage(
          "a share is 0 to 100 %, and a verdict needs at least one request",
          "--canary-success, --canary-requests", "give for instance 99 and 20");
    }
    CanaryBounds bounds = new CanaryBounds(success, latency, fewest);
    return new Strategy.Canary(steps(), new PrometheusCanary(source, known, bounds));
  }

  private CanarySteps steps() {
    try {
      return new CanarySteps(interval, step, most, threshold);
    } catch (IllegalArgumentException e) {
      throw usage(
          e.getMessage(),
          "--canary-step, --canary-most, --canary-interval, --canary-threshold",
          "for instance 10, 50, 1m and 5");
    }
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
