package dev.lepton.transfer.postgres.control;

import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import dev.lepton.model.transfer.MoveReport;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes once a second to the target what the driver is doing, on a session and a thread of its
 * own, so that a long copy can be watched. Failing to write is no failure of the move: it is tried
 * again, and readers see the report's age. Thread-safe.
 */
public final class Reporter implements EventSink, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Progress NOTHING = new Progress(0, 0, 0, 0, "");
  private static final double NANOS = 1e9;

  private final ConnectionFactory target;
  private final ControlTable table;
  private final Consumer<MoveReport> listener;
  private final String driver = ManagementFactory.getRuntimeMXBean().getName();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lepton-report");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Connection connection;
  private String activity = "";
  private Progress progress = NOTHING;
  private long begun = System.nanoTime();
  private Optional<StreamStatus> stream = Optional.empty();
  private Optional<String> problem = Optional.empty();

  /**
   * @param listener gets every report as it is written, on the reporter's thread
   */
  public Reporter(ConnectionFactory target, String move, Consumer<MoveReport> listener) {
    this.target = target;
    this.table = new ControlTable(move);
    this.listener = listener;
  }

  /** Begins to write; the move's row must be there. */
  void start() {
    clock.scheduleWithFixedDelay(this::write, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.StepStarted started) {
      activity = started.description();
      progress = NOTHING;
      begun = System.nanoTime();
    } else if (event instanceof Event.Progressed progressed) {
      progress = progressed.progress();
    }
  }

  synchronized void following(String what, StreamStatus status) {
    activity = what;
    progress = NOTHING;
    stream = Optional.of(status);
    problem = Optional.empty();
  }

  synchronized void resting(String what) {
    activity = what;
    stream = Optional.empty();
  }

  synchronized void trouble(String what) {
    problem = Optional.of(what);
    stream = Optional.empty();
  }

  /** The figures of the moment. */
  synchronized MoveReport report() {
    double seconds = (System.nanoTime() - begun) / NANOS;
    Optional<Double> left = Optional.empty();
    if (progress.fraction().isPresent() && progress.fraction().getAsDouble() > 0.01) {
      double share = progress.fraction().getAsDouble();
      left = Optional.of(seconds * (1 - share) / share);
    }
    double rows =
        stream.map(s -> s.applied().rowsPerSecond()).orElse(progress.rowsDone() / seconds);
    double bytes =
        stream.map(s -> s.applied().bytesPerSecond()).orElse(progress.bytesDone() / seconds);
    return new MoveReport(
        driver, activity, progress, rows, bytes, left, stream.map(Reporter::figures), problem);
  }

  private static MoveReport.StreamFigures figures(StreamStatus status) {
    return new MoveReport.StreamFigures(
        status.lag().age().toMillis(),
        status.lag().bytes(),
        status.applied().backlogBytes(),
        status.applied().rows(),
        status.pace().bottleneck().name().toLowerCase(Locale.ROOT),
        status.retained().bytes(),
        status.retained().limitBytes(),
        status.pace().paused(),
        status.pace().throttle(),
        status.quarantined().stream().map(StreamStatus.Quarantined::toString).toList());
  }

  private void write() {
    MoveReport report = report();
    listener.accept(report);
    try {
      Connection open = connection;
      if (open == null || open.isClosed()) {
        open = target.open();
        connection = open;
      }
      table.report(open, JSON.writeValueAsString(report));
    } catch (SQLException | RuntimeException e) {
      // The driver itself meets the same failure and tells it; here the next second tries anew.
      trouble("the report could not be written: " + e.getMessage());
      connection = null;
    }
  }

  /** What a driver wrote. */
  public static MoveReport parse(String report) {
    return JSON.readValue(report, MoveReport.class);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        trouble("the report's session could not be ended: " + e.getMessage());
      }
    }
  }
}
