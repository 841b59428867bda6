package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a stand-alone move stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows where a move stands: stage, rows, lag, backlog, bottleneck, kept log.")
public final class MoveStatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MoveOptions options = new MoveOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--watch", description = "Show it every second until the move has ended.")
  private boolean watch;

  public MoveStatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OpenMove move = options.existing(terminal);
    print(MoveStatus.read(move));
    while (watch && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      try {
        print(MoveStatus.read(move));
      } catch (LeptonException e) {
        if (e.code() == ErrorCode.DOCUMENT_MISSING) {
          terminal.err().println("the move has ended");
          return ExitCode.OK.status();
        }
        throw e;
      }
    }
    return ExitCode.OK.status();
  }

  private void print(MoveStatus status) {
    output.print(terminal, status, status.lines());
  }
}
