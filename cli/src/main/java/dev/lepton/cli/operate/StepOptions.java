package dev.lepton.cli.operate;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.cost.Steps;
import dev.lepton.prometheus.PrometheusSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Prometheus is asked, and for which time. */
final class StepOptions {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long MOST_STEPS = 11_000;

  @Mixin private PrometheusOptions prometheus = new PrometheusOptions();

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      defaultValue = "168h",
      description = "How far back it is asked (default: ${DEFAULT-VALUE}).")
  private String window = "168h";

  @Option(
      names = "--step",
      paramLabel = "DURATION",
      description =
          "The span over which requests and usage are averaged; a day must be a multiple of it"
              + " (default: 1h, for rightsize 5m).")
  private Optional<String> step = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "End of the window, such as 2026-11-01 or 2026-11-01T12:00:00Z (default: now).")
  private Optional<String> until = Optional.empty();

  PrometheusSource source(Terminal terminal) {
    return prometheus.source(terminal);
  }

  /**
   * Whole steps only: the last one has ended before the end of the window.
   *
   * @param usualStep if nobody says another
   * @throws LeptonException USAGE if these times cannot be meant
   */
  Steps steps(Duration usualStep) {
    Duration length = OptionValues.duration("--window", window);
    Duration each = step.map(text -> OptionValues.duration("--step", text)).orElse(usualStep);
    long seconds = each.toSeconds();
    if (seconds < 60 || DAY.toSeconds() % seconds != 0) {
      throw usage(
          "a day is no multiple of " + step.orElse(""),
          "--step",
          "give 1m, 5m, 15m, 1h, 6h or 24h");
    }
    long end = end().getEpochSecond() / seconds * seconds;
    long count = length.toSeconds() / seconds;
    if (count < 1 || count > MOST_STEPS) {
      throw usage(
          window + " are " + count + " steps of " + each.toMinutes() + " min",
          "--window",
          "ask for 1 to " + MOST_STEPS + " steps: change --window or --step");
    }
    return new Steps(Instant.ofEpochSecond(end - count * seconds), each, (int) count);
  }

  private Instant end() {
    if (until.isEmpty()) {
      return Instant.now();
    }
    String text = until.get();
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw usage(
          "\"" + text + "\" is no time", "--until", "write 2026-11-01 or 2026-11-01T12:00:00Z");
    }
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
