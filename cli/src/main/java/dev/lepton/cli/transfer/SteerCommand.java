package dev.lepton.cli.transfer;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.control.ControlTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the driver of a move something; it obeys within a second, or when it starts next. */
public abstract class SteerCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MoveOptions options = new MoveOptions();

  SteerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is changed in the move's row. */
  abstract void steer(ControlTable table, Connection target) throws SQLException;

  /** What is told when it is done. */
  abstract String done();

  @Override
  public Integer call() {
    OpenMove move = options.existing(terminal);
    ControlTable table = new ControlTable(move.stream());
    try (Connection target = move.target().open()) {
      if (table.read(target).isEmpty()) {
        throw MoveStatus.unknown(move);
      }
      steer(table, target);
    } catch (SQLException e) {
      throw SqlFailure.of(move.target(), "write down the wish", e);
    }
    terminal.err().println(done());
    return ExitCode.OK.status();
  }

  /** Lets the stream rest. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets the change stream rest; the source keeps its log meanwhile.")
  public static final class Pause extends SteerCommand {
    public Pause(Terminal terminal) {
      super(terminal);
    }

    @Override
    void steer(ControlTable table, Connection target) throws SQLException {
      table.paused(target, true);
    }

    @Override
    String done() {
      return "paused; the source keeps its log until `lepton transfer resume`";
    }
  }

  /** Lets it go on. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a paused change stream go on.")
  public static final class Resume extends SteerCommand {
    public Resume(Terminal terminal) {
      super(terminal);
    }

    @Override
    void steer(ControlTable table, Connection target) throws SQLException {
      table.paused(target, false);
    }

    @Override
    String done() {
      return "resumed";
    }
  }

  /** Limits it. */
  @Command(
      name = "throttle",
      mixinStandardHelpOptions = true,
      description = "Limits the change stream; 0 takes the limit away.")
  public static final class Throttle extends SteerCommand {
    @Parameters(paramLabel = "ROWS", description = "Row changes applied per second at most.")
    private long rows;

    public Throttle(Terminal terminal) {
      super(terminal);
    }

    @Override
    void steer(ControlTable table, Connection target) throws SQLException {
      if (rows < 0) {
        throw new LeptonException(
            ErrorCode.USAGE, "a limit cannot be negative", "ROWS", "give 0 for no limit");
      }
      table.throttle(target, rows);
    }

    @Override
    String done() {
      return rows == 0
          ? "no limit any more"
          : String.format(Locale.ROOT, "at most %,d row changes per second", rows);
    }
  }
}
