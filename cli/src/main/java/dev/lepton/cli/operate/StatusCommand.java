package dev.lepton.cli.operate;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.OperationStatus;
import dev.lepton.model.operation.OperationStatus.Urgency;
import dev.lepton.operate.status.StatusReader;
import dev.lepton.operate.status.StatusRequest;
import dev.lepton.operate.status.StatusRequest.Baseline;
import dev.lepton.operate.status.StatusRequest.LatencyPromise;
import dev.lepton.prometheus.RequestMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How what runs does. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says how the applications of a namespace do: whether promises are kept and how fast their"
          + " budgets burn, what runs short, and what is unlike a time that was good.",
      "Exit status 7 if somebody has to look as soon as --fail-on says."
    })
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PrometheusOptions prometheus = new PrometheusOptions();

  @Option(
      names = {"-n", "--namespace"},
      required = true,
      paramLabel = "NAME",
      description = "Of the applications.")
  private String namespace = "";

  @Option(
      names = "--metrics",
      paramLabel = "NAME",
      defaultValue = "nginx",
      description =
          "Who counts requests: nginx (the Ingress controller), istio, or micrometer (the"
              + " application's own; default: ${DEFAULT-VALUE}).")
  private String metrics = "nginx";

  @Option(
      names = "--availability",
      paramLabel = "PERCENT",
      defaultValue = "99.9",
      description = "Of the requests, that the server must not fail (default: ${DEFAULT-VALUE}).")
  private double availability = 99.9;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "What a request may take (default: no promise).")
  private Optional<Duration> latency = Optional.empty();

  @Option(
      names = "--latency-share",
      paramLabel = "PERCENT",
      defaultValue = "95",
      description = "Of the requests, that have to be as fast (default: ${DEFAULT-VALUE}).")
  private double share = 95;

  @Option(
      names = "--baseline",
      paramLabel = "START/END",
      description =
          "A time that was good, for instance before the migration:"
              + " 2026-11-01T00:00:00Z/2026-11-08T00:00:00Z.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The time that counts as now, as 2026-11-30T12:00:00Z (default: now).")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "URGENCY",
      defaultValue = "page",
      description =
          "Exit with 7 from this urgency on: page, ticket, note (default: ${DEFAULT-VALUE}).")
  private Urgency failOn = Urgency.PAGE;

  @Mixin private OutputOption output = new OutputOption();

  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OperationStatus status = new StatusReader(prometheus.source(terminal), request()).read();
    output.print(terminal, status, StatusLines.of(status));
    boolean calls =
        status.attention().stream().anyMatch(each -> each.urgency().compareTo(failOn) <= 0);
    return (calls ? ExitCode.VERIFICATION : ExitCode.OK).status();
  }

  private StatusRequest request() {
    RequestMetrics counted = OptionValues.requestMetrics("--metrics", metrics);
    try {
      return new StatusRequest(
          namespace,
          at.map(text -> instant("--at", text)).orElseGet(Instant::now),
          counted,
          availability,
          latency.map(bound -> new LatencyPromise(bound, share)),
          baseline.map(StatusCommand::baseline));
    } catch (IllegalArgumentException e) {
      throw usage(
          e.getMessage(),
          "--namespace, --availability, --latency-share or --baseline",
          "for instance -n shop --availability 99.9 --latency-share 95");
    }
  }

  private static Baseline baseline(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length != 2) {
      throw usage(
          "\"" + text + "\" is no span of time",
          "--baseline",
          "write 2026-11-01T00:00:00Z/2026-11-08T00:00:00Z");
    }
    return new Baseline(instant("--baseline", ends[0]), instant("--baseline", ends[1]));
  }

  private static Instant instant(String option, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw usage("\"" + text + "\" is no time", option, "write 2026-11-30T12:00:00Z");
    }
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
