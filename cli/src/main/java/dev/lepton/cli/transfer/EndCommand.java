package dev.lepton.cli.transfer;

import dev.lepton.cli.command.AbortCommand;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.terminal.TerminalGate;
import dev.lepton.model.error.ExitCode;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.postgres.control.Drive;
import dev.lepton.transfer.postgres.control.MoveEnd;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a move for good. */
public abstract class EndCommand implements Callable<Integer> {
  private static final Duration DRIVER_YIELDS = Duration.ofSeconds(15);

  private final Terminal terminal;
  @Mixin private MoveOptions options = new MoveOptions();
  @Mixin private RunOptions run = new RunOptions();

  EndCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  abstract void end(MoveEnd end);

  abstract String question(OpenMove move);

  abstract String done();

  @Override
  public Integer call() {
    OpenMove move = options.existing(terminal);
    new TerminalGate(terminal, run.yes(), run.input()).approve(question(move), move.file().name());
    MoveView view = new MoveView(terminal);
    try {
      end(move, view);
    } finally {
      view.end();
    }
    move.folder().forget(move.file().name());
    terminal.err().println(done());
    return ExitCode.OK.status();
  }

  /** Nobody else drives the move meanwhile; the target knows who does. */
  void end(OpenMove move, MoveView view) {
    try (Drive drive = Drive.borrow(move.target(), move.stream(), DRIVER_YIELDS);
        DatabaseMover mover = move.mover(view)) {
      end(new MoveEnd(mover, drive, view));
    }
  }

  /** The good end. */
  @Command(
      name = "finish",
      mixinStandardHelpOptions = true,
      description =
          "Closes the way back after a cut-over: drops the reverse stream and the ledger.")
  public static final class Finish extends EndCommand {
    public Finish(Terminal terminal) {
      super(terminal);
    }

    @Override
    void end(MoveEnd end) {
      end.finish();
    }

    @Override
    String question(OpenMove move) {
      return "Finish " + move.file().name() + "? There is no way back to the source afterwards.";
    }

    @Override
    String done() {
      return "finished: the target is on its own; there is no way back to the source any more";
    }
  }

  /** The other one. */
  @Command(
      name = "abort",
      mixinStandardHelpOptions = true,
      description =
          "Gives a move up: drops slot, publication and copy, leaves the source as found.")
  public static final class Abort extends EndCommand {
    @Option(
        names = "--target-lost",
        description = "The target is gone for good: leave the source without asking it.")
    private boolean targetLost;

    public Abort(Terminal terminal) {
      super(terminal);
    }

    @Override
    void end(OpenMove move, MoveView view) {
      if (!targetLost) {
        super.end(move, view);
        return;
      }
      try (DatabaseMover mover = move.mover(view)) {
        mover.leaveSource();
      }
    }

    @Override
    void end(MoveEnd end) {
      end.abort();
    }

    @Override
    String question(OpenMove move) {
      return "Abort " + move.file().name() + "? Everything it made on the target is removed.";
    }

    @Override
    String done() {
      return "aborted: " + (targetLost ? AbortCommand.LEFT : "the source is as it was found");
    }
  }
}
