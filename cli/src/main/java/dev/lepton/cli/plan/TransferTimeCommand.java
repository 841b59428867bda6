package dev.lepton.cli.plan;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.plan.TransferTime;
import dev.lepton.plan.link.DataAmount;
import dev.lepton.plan.link.LinkModel;
import dev.lepton.plan.link.LinkQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long data take over a link. */
@Command(
    name = "transfer-time",
    mixinStandardHelpOptions = true,
    description = {
      "How long a copy takes over a link, and until when what changes meanwhile must be carried"
          + " after it: streamed beside the copy, in rounds, or after a device was sent.",
      "Amounts such as 2TB or 1.5TiB, rates such as 1Gbps, 100Mb/s or 20MiB/s; b is bits, B bytes.",
      "Exit status 7 if the data never catch up."
    })
public final class TransferTimeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final List<Problem> problems = new ArrayList<>();

  @Option(names = "--bytes", required = true, paramLabel = "AMOUNT", description = "To copy.")
  private String bytes = "";

  @Option(names = "--rate", required = true, paramLabel = "RATE", description = "Of the link.")
  private String rate = "";

  @Option(
      names = "--change-rate",
      paramLabel = "RATE",
      defaultValue = "0B/s",
      description = "What changes at the source (default: ${DEFAULT-VALUE}).")
  private String changes = "0B/s";

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long writers may wait at the end (default: ${DEFAULT-VALUE}).")
  private double pause = 30;

  @Option(
      names = "--efficiency",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description =
          "What of the rate is left for data after headers and neighbours (default:"
              + " ${DEFAULT-VALUE}).")
  private double efficiency = 0.8;

  @Option(
      names = "--hours-per-day",
      paramLabel = "N",
      defaultValue = "24",
      description = "How long the link may be used each day (default: ${DEFAULT-VALUE}).")
  private double hours = 24;

  @Option(
      names = "--round-trip",
      paramLabel = "MS",
      description = "Of the path; then windows and losses count too.")
  private Optional<Double> roundTrip = Optional.empty();

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Of packets on the path (default: ${DEFAULT-VALUE}).")
  private double loss;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "4",
      description = "Connections at the same time (default: ${DEFAULT-VALUE}).")
  private int streams = 4;

  @Option(
      names = "--tcp-window",
      paramLabel = "AMOUNT",
      defaultValue = "4MiB",
      description = "Largest window of a connection (default: ${DEFAULT-VALUE}).")
  private String window = "4MiB";

  @Option(
      names = "--device-days",
      paramLabel = "N",
      description = "Also by a device that is so long on its way.")
  private Optional<Double> deviceDays = Optional.empty();

  @Option(
      names = "--device-rate",
      paramLabel = "RATE",
      defaultValue = "200MB/s",
      description = "At which the device is filled and read (default: ${DEFAULT-VALUE}).")
  private String deviceRate = "200MB/s";

  @Mixin private OutputOption output = new OutputOption();

  public TransferTimeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    double amount = amount("--bytes", DataAmount.bytes(bytes), bytes);
    double line = rate("--rate", rate);
    double changing = rate("--change-rate", changes);
    double most = amount("--tcp-window", DataAmount.bytes(window), window);
    double filling = rate("--device-rate", deviceRate);
    within("--bytes", amount, Double.MIN_VALUE, 1e21);
    within("--rate", line, Double.MIN_VALUE, 1e15);
    within("--pause", pause, Double.MIN_VALUE, 1e9);
    within("--efficiency", efficiency, Double.MIN_VALUE, 1);
    within("--hours-per-day", hours, Double.MIN_VALUE, 24);
    within("--round-trip", roundTrip.orElse(1.0), Double.MIN_VALUE, 1e6);
    within("--loss", loss, 0, 1);
    within("--streams", streams, 1, 1e6);
    within("--device-days", deviceDays.orElse(1.0), 0, 1e4);
    within("--device-rate", filling, Double.MIN_VALUE, 1e15);
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
    TransferTime time =
        LinkModel.of(
            new LinkQuestion(
                amount,
                changing,
                pause,
                new LinkQuestion.Line(
                    line,
                    efficiency,
                    hours,
                    roundTrip.map(ms -> new LinkQuestion.Path(ms / 1000, loss, streams, most))),
                deviceDays.map(days -> new LinkQuestion.Device(filling, days))));
    output.print(terminal, time, table(time));
    return (time.streamed().possible()
                || time.increments().possible()
                || time.device().map(TransferTime.Rounds::possible).orElse(false)
            ? ExitCode.OK
            : ExitCode.VERIFICATION)
        .status();
  }

  private double rate(String option, String text) {
    return amount(option, DataAmount.bytesPerSecond(text), text);
  }

  private double amount(String option, OptionalDouble value, String text) {
    if (value.isEmpty()) {
      problems.add(
          new Problem(
              option + " " + text + " cannot be meant",
              option,
              option.endsWith("rate")
                  ? "give a rate with its unit, such as 1Gbps or 20MiB/s"
                  : "give an amount such as 2TB or 1.5TiB"));
    }
    return value.orElse(1);
  }

  private void within(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      problems.add(
          new Problem(
              option + " is " + value,
              option,
              String.format(
                  Locale.ROOT,
                  "give %s%s",
                  least == Double.MIN_VALUE ? "more than 0" : "at least " + (long) least,
                  most > 1000 ? "" : ", at most " + (long) most)));
    }
  }

  private static List<String> table(TransferTime time) {
    List<String> lines = new ArrayList<>();
    lines.add(line("first copy", Optional.of(time.firstCopySeconds()), ""));
    lines.add(line("changes streamed beside it", time.streamed().seconds(), ""));
    lines.add(line("increments after it", time.increments().seconds(), rounds(time.increments())));
    time.device()
        .ifPresent(device -> lines.add(line("by a device", device.seconds(), rounds(device))));
    lines.add("");
    lines.add(time.advice());
    lines.addAll(time.explanation());
    return lines;
  }

  private static String line(String what, Optional<Double> seconds, String more) {
    return String.format(
        Locale.ROOT, "%-28s %14s  %s", what, seconds.map(LinkModel::time).orElse("never"), more);
  }

  private static String rounds(TransferTime.Rounds rounds) {
    return rounds.possible()
        ? rounds.rounds()
            + " round(s), the last in a pause of "
            + LinkModel.time(rounds.pauseSeconds().orElse(0.0))
        : "";
  }
}
