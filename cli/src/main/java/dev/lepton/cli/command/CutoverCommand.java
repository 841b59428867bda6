package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.OpenMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The switch, the way back, and its end. */
@Command(
    name = "cutover",
    mixinStandardHelpOptions = true,
    description =
        "Switches the traffic to the new release; --back returns, --finish closes the way back.")
public final class CutoverCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();
  @ArgGroup private @Nullable Direction direction;

  /** What to do instead of switching forward. */
  static final class Direction {
    @Option(
        names = "--back",
        required = true,
        description = "Return to the source with everything written since the switch.")
    boolean back;

    @Option(
        names = "--finish",
        required = true,
        description = "Close the way back: drop the reverse stream and the bookkeeping.")
    boolean finish;
  }

  public CutoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (OpenMigration open = migration.open(terminal, run)) {
      if (direction != null && direction.finish) {
        open.finish();
        terminal
            .err()
            .println(
                "finished: the target is on its own; there is no way back to the source any more");
        return ExitCode.OK.status();
      }
      CutoverReport report =
          direction != null && direction.back ? open.back("asked for") : forward(open);
      output.print(terminal, report, lines(report));
      return ExitCode.OK.status();
    }
  }

  private static CutoverReport forward(OpenMigration open) {
    open.only(Phase.CUTOVER);
    return open.context().documents().require(Phase.CUTOVER, CutoverReport.class);
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
            "switched %s; writes waited %.0f ms; %d requests were held",
            report.direction(),
            report.pauseMillis(),
            report.heldRequests()));
    return lines;
  }
}
