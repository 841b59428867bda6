package dev.lepton.cli.deploy;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.canary.CanarySteps;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.CanarySpec;
import dev.lepton.pipeline.canary.CanaryBounds;
import dev.lepton.pipeline.canary.PrometheusCanary;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.RequestMetrics;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a canary grows, and by what it is judged. */
public final class CanaryOptions {
  private static final CanarySpec USUAL =
      new CanarySpec(
          CanarySteps.USUAL.interval(),
          CanarySteps.USUAL.stepPercent(),
          CanarySteps.USUAL.mostPercent(),
          CanarySteps.USUAL.threshold(),
          CanaryBounds.USUAL_SUCCESS_PERCENT,
          Optional.empty(),
          CanaryBounds.USUAL_FEWEST_REQUESTS);

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "With --strategy canary in a cluster: what measures both releases. A migration's gateway"
              + " does so itself.")
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
      description =
          "Between two verdicts; several scrapes long (default: 1m, or as cutover.canary says).")
  private Optional<Duration> interval = Optional.empty();

  @Option(
      names = "--canary-step",
      paramLabel = "PERCENT",
      description = "By how much a good verdict raises the share (default: 10).")
  private Optional<Integer> step = Optional.empty();

  @Option(
      names = "--canary-most",
      paramLabel = "PERCENT",
      description = "The largest share before all of them (default: 50).")
  private Optional<Integer> most = Optional.empty();

  @Option(
      names = "--canary-threshold",
      paramLabel = "COUNT",
      description =
          "After so many bad verdicts, or so many without data one after the other, the release is"
              + " taken back (default: 5).")
  private Optional<Integer> threshold = Optional.empty();

  @Option(
      names = "--canary-success",
      paramLabel = "PERCENT",
      description = "The least share of requests that succeed (default: 99).")
  private Optional<Double> success = Optional.empty();

  @Option(
      names = "--canary-latency",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The most for p95 (default: as the old release does).")
  private Optional<Duration> latency = Optional.empty();

  @Option(
      names = "--canary-requests",
      paramLabel = "COUNT",
      description = "With fewer in an interval there is no verdict (default: 20).")
  private Optional<Integer> fewest = Optional.empty();

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
    CanarySpec spec = spec(Optional.empty());
    CanaryBounds bounds =
        new CanaryBounds(spec.minSuccessPercent(), spec.maxP95(), spec.minRequests());
    return new Strategy.Canary(steps(spec), new PrometheusCanary(source, known, bounds));
  }

  /**
   * What was asked for.
   *
   * @param described what holds where nothing was asked for; empty for what is usual
   * @throws LeptonException USAGE with what is out of range
   */
  CanarySpec spec(Optional<CanarySpec> described) {
    CanarySpec usual = described.orElse(USUAL);
    CanarySpec spec =
        new CanarySpec(
            interval.orElse(usual.interval()),
            step.orElse(usual.stepPercent()),
            most.orElse(usual.mostPercent()),
            threshold.orElse(usual.threshold()),
            success.orElse(usual.minSuccessPercent()),
            latency.or(usual::maxP95),
            fewest.orElse(usual.minRequests()));
    double share = spec.minSuccessPercent();
    if (!(share >= 0 && share <= 100) || spec.minRequests() < 1) {
      throw usage(
          "a share is 0 to 100 %, and a verdict needs at least one request",
          "--canary-success, --canary-requests", "give for instance 99 and 20");
    }
    steps(spec);
    return spec;
  }

  private static CanarySteps steps(CanarySpec spec) {
    try {
      return new CanarySteps(
          spec.interval(), spec.stepPercent(), spec.mostPercent(), spec.threshold());
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
