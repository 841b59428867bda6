package dev.lepton.transfer.postgres.control;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to drive a move: a lock of a session on the target, which the server takes away when
 * the process dies, however it dies. Not thread-safe.
 */
public final class Drive implements AutoCloseable {
  private static final Duration RETRY = Duration.ofMillis(50);

  /** Everything asked here is answered at once, or the server is out of reach. */
  private static final int ANSWER_MILLIS = 10_000;

  private final ConnectionFactory target;
  private final ControlTable table;
  private final Connection connection;

  private Drive(ConnectionFactory target, ControlTable table, Connection connection) {
    this.target = target;
    this.table = table;
    this.connection = connection;
  }

  static String lockName(String move) {
    return "lepton drive " + move;
  }

  /** Empty while another process drives. */
  public static Optional<Drive> tryTake(ConnectionFactory target, String move) {
    Connection connection = target.open();
    Drive drive = new Drive(target, new ControlTable(move), connection);
    boolean taken = false;
    try {
      taken =
          drive.on(
              "take the drive",
              open -> {
                open.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                return Sql.isTrue(
                    open, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", lockName(move));
              });
      return taken ? Optional.of(drive) : Optional.empty();
    } finally {
      if (!taken) {
        drive.close();
      }
    }
  }

  /**
   * Takes the drive from the process that has it, with its consent.
   *
   * @throws LeptonException ALREADY_RUNNING if it does not let go in time
   */
  public static Drive borrow(ConnectionFactory target, String move, Duration patience) {
    ControlTable table = new ControlTable(move);
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Drive> drive = tryTake(target, move);
    while (drive.isEmpty()) {
      ask(target, table);
      LockSupport.parkNanos(RETRY.toNanos());
      drive = tryTake(target, move);
      if (drive.isEmpty() && System.nanoTime() > deadline) {
        throw new LeptonException(
            ErrorCode.ALREADY_RUNNING,
            "another process drives this move and has not let go within "
                + TimeUnit.NANOSECONDS.toSeconds(patience.toNanos())
                + " s",
            target.endpoint().display(),
            "see `lepton transfer status`; wait until that process is done, or end it");
      }
    }
    drive.get().record("say that the drive is taken", table::yielded);
    return drive.get();
  }

  private static void ask(ConnectionFactory target, ControlTable table) {
    try (Connection connection = target.open()) {
      if (table.read(connection).isPresent()) {
        table.askToYield(connection);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(target, "ask for the drive", e);
    }
  }

  /** The move's row. */
  public ControlTable table() {
    return table;
  }

  /** Reads the row; empty if there is none yet. */
  public Optional<MoveRecord> read() {
    return on("read the state of the move", table::read);
  }

  /**
   * @throws LeptonException INTERNAL if the target has no row of the move
   */
  public MoveStage stage() {
    return read()
        .map(found -> found.wishes().stage())
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.DOCUMENT_MISSING,
                    "the target knows nothing of the move \"" + table.move() + "\"",
                    target.endpoint().display(),
                    "start it with `lepton transfer follow`, or correct --name"));
  }

  public void stage(MoveStage stage) {
    record("record the stage of the move", connection -> table.stage(connection, stage));
  }

  /** Something written to the row. */
  @FunctionalInterface
  public interface Entry {
    void write(Connection connection) throws SQLException;
  }

  /**
   * Writes on the drive's own session, so that nothing is written once the drive is lost.
   *
   * @param doing so that "could not" fits before it
   */
  public void record(String doing, Entry entry) {
    on(
        doing,
        connection -> {
          entry.write(connection);
          return true;
        });
  }

  private <T> T on(String doing, SqlWork<T> work) {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(target, doing, e);
    }
  }

  /** Lets go; a session that is broken has let go already. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlFailure.of(target, "let go of the drive", e);
    }
  }
}
