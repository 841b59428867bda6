package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.terminal.TerminalGate;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.postgres.control.Drive;
import dev.lepton.transfer.postgres.control.MoveStage;
import dev.lepton.transfer.postgres.control.MoveSwitch;
import dev.lepton.transfer.postgres.control.SwitchPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the other side the primary, with the steps visible. */
public abstract class SwitchCommand implements Callable<Integer> {
  private static final Duration DRIVER_YIELDS = Duration.ofSeconds(15);

  private final Terminal terminal;
  @Mixin private MoveOptions options = new MoveOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--hook-before-fence",
      paramLabel = "CMD",
      description = "Shell command before writers have to wait; a failure stops the switch.")
  private @Nullable String hookBeforeFence;

  @Option(
      names = "--hook-switch",
      paramLabel = "CMD",
      description = {
        "Shell command that sends the applications to the other side, while writers wait.",
        "What they write there waits until it has succeeded; a failure takes everything back.",
        "Hooks find LEPTON_STEP, LEPTON_SOURCE, LEPTON_TARGET."
      })
  private @Nullable String hookSwitch;

  @Option(
      names = "--hook-after",
      paramLabel = "CMD",
      description = "Shell command when all is done; a failure is only told.")
  private @Nullable String hookAfter;

  @Option(
      names = "--max-pause",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = TimeConverter.class,
      description =
          "The longest that writers may wait, for instance 800ms (default: ${DEFAULT-VALUE}).")
  private Duration maxPause = Duration.ofSeconds(5);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = TimeConverter.class,
      description = "How long attempts are repeated (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(1);

  SwitchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  abstract Optional<CutoverReport> run(MoveSwitch moveSwitch);

  abstract String question(OpenMove move);

  abstract String already();

  /** What to do where no process goes on. */
  abstract String undriven(String name);

  @Override
  public Integer call() {
    OpenMove move = options.existing(terminal);
    MoveStatus status = MoveStatus.read(move);
    if (status.stage() == MoveStage.COPYING) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the copy has not finished",
          "move " + move.file().name(),
          status.driven()
              ? "wait until `lepton transfer status` says that the target follows"
              : "let `lepton transfer follow` finish it");
    }
    new TerminalGate(terminal, run.yes(), run.input()).approve(question(move), move.file().name());
    MoveView view = new MoveView(terminal);
    try (Drive drive = Drive.borrow(move.target(), move.stream(), DRIVER_YIELDS);
        DatabaseMover mover = move.mover(view)) {
      Optional<CutoverReport> report =
          run(new MoveSwitch(mover, drive, plan(move), view, Clock.systemUTC()));
      view.end();
      if (report.isEmpty()) {
        terminal.err().println(already());
        return ExitCode.OK.status();
      }
      output.print(terminal, report.get(), lines(report.get()));
    }
    if (!status.driven()) {
      terminal.err().println(undriven(move.file().name()));
    }
    return ExitCode.OK.status();
  }

  private SwitchPlan plan(OpenMove move) {
    return new SwitchPlan(
        maxPause,
        timeout,
        Optional.ofNullable(hookBeforeFence),
        Optional.ofNullable(hookSwitch),
        Optional.ofNullable(hookAfter),
        Map.of(
            "LEPTON_SOURCE", move.file().source().display(),
            "LEPTON_TARGET", move.file().target().display()));
  }

  private static List<String> lines(CutoverReport report) {
    List<String> lines = new ArrayList<>();
    report
        .steps()
        .forEach(
            step ->
                lines.add(
                    String.format(Locale.ROOT, "%-22s %8.1f ms", step.name(), step.millis())));
    lines.add(
        String.format(
            Locale.ROOT,
            "switched %s; writers waited %.0f ms",
            report.direction(),
            report.pauseMillis()));
    return lines;
  }

  /** To the target. */
  @Command(
      name = "cutover",
      mixinStandardHelpOptions = true,
      description = "Makes the target the primary; the source follows it from then on.")
  public static final class Cutover extends SwitchCommand {
    public Cutover(Terminal terminal) {
      super(terminal);
    }

    @Override
    Optional<CutoverReport> run(MoveSwitch moveSwitch) {
      return moveSwitch.forward();
    }

    @Override
    String question(OpenMove move) {
      return "Make "
          + move.file().target().display()
          + " the primary? Writers at the source have to wait, then are sent away.";
    }

    @Override
    String already() {
      return "the target is the primary";
    }

    @Override
    String undriven(String name) {
      return "! nothing keeps the source in step now: start `lepton transfer follow --name "
          + name
          + "`, or `lepton transfer finish` if there shall be no way back";
    }
  }

  /** Back to the source. */
  @Command(
      name = "fallback",
      mixinStandardHelpOptions = true,
      description = "Makes the source the primary again, with everything written since.")
  public static final class Fallback extends SwitchCommand {
    public Fallback(Terminal terminal) {
      super(terminal);
    }

    @Override
    Optional<CutoverReport> run(MoveSwitch moveSwitch) {
      return moveSwitch.back();
    }

    @Override
    String question(OpenMove move) {
      return "Go back to "
          + move.file().source().display()
          + "? Writers at the target have to wait, then are sent away.";
    }

    @Override
    String already() {
      return "the source is the primary";
    }

    @Override
    String undriven(String name) {
      return "`lepton transfer abort --name " + name + "` clears the target";
    }
  }
}
