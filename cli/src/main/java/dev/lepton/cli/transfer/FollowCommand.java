package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.postgres.control.MoveDriver;
import dev.lepton.transfer.postgres.control.Reporter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies, and then keeps both sides in step until the move has ended. */
@Command(
    name = "follow",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a database, verifies it, and keeps the target in step with the source.",
      "Runs until the move ends; may be killed and started again. After a cut-over it keeps the"
          + " source in step with the target.",
      "A part of a database is followed like a whole one: only its tables are published, and only"
          + " they are closed at the source by a cut-over. A --where condition has to be immutable"
          + " and to name columns of its table alone; rows that an update moves into it or out of"
          + " it come and go. Schemas renamed keep the source's names in reports."
    })
public final class FollowCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MoveOptions options = new MoveOptions();
  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--no-verify", description = "Leave out comparing every row after the copy.")
  private boolean noVerify;

  public FollowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is printed at the end. */
  record Outcome(String move, MoveDriver.End end) {}

  @Override
  public Integer call() {
    Selection chosen = selection.selection();
    OpenMove move = options.begin(terminal, chosen, selection.jobs());
    if (!move.file().selection().equals(Selection.all())) {
      terminal.err().println("selected: " + move.file().selection().described());
    }
    MoveView view = new MoveView(terminal);
    Reporter reporter = new Reporter(move.target(), move.stream(), view::report);
    EventSink events =
        event -> {
          reporter.emit(event);
          view.emit(event);
        };
    try (DatabaseMover mover = move.mover(events);
        MoveDriver driver = new MoveDriver(mover, move.target(), move.stream(), reporter, events)) {
      driver.begin(!noVerify).ifPresent(this::tell);
      terminal
          .err()
          .println(
              "following; `lepton transfer cutover --name "
                  + move.file().name()
                  + "` from another terminal switches");
      MoveDriver.End end = driver.run();
      view.end();
      output.print(terminal, new Outcome(move.file().name(), end), List.of(sentence(end)));
      return ExitCode.OK.status();
    } finally {
      view.end();
    }
  }

  private void tell(TransferReport report) {
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%,d rows in %d tables copied, %,d compared, 0 differences",
                report.rows(),
                report.tables().size(),
                report.verification().rowsCompared()));
  }

  private static String sentence(MoveDriver.End end) {
    return end == MoveDriver.End.RETURNED
        ? "the source is the primary again; `lepton transfer abort` clears the target"
        : "the move was ended by another command";
  }
}
