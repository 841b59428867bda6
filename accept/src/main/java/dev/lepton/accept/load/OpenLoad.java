package dev.lepton.accept.load;

import dev.lepton.accept.wire.Client;
import dev.lepton.accept.wire.Trust;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open-model load generator: visitors come when they are due, whether or not the server keeps
 * up, and each one's latency counts from then. A stalled server therefore shows in the percentiles
 * for as long as it stalled (no coordinated omission). Later requests of a journey are due when the
 * answer before them and the user's pause are over. In the warm-up nobody waits for a free
 * connection: what counts begins without a queue.
 *
 * <p>A request is an error when no answer comes within the time-out, when its status is not 2xx (or
 * what its checks want), or when a check fails; errors are in the latency distribution too.
 * Redirects are followed within the same host only. Thread-safe; every run has its own connections.
 */
public final class OpenLoad {
  private static final long PROGRESS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** How long answers are waited for when people want to stop. */
  private static final Duration STOP_GRACE = Duration.ofMillis(500);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final EventSink events;
  private final LoadWatch watch;
  private final Optional<Path> authorities;

  /**
   * @param events told how far each load is, at most four times a second
   */
  public OpenLoad(EventSink events) {
    this(events, LoadWatch.NONE, Optional.empty());
  }

  /**
   * @param watch told when measuring begins and ends, and asked whether to end early
   * @param authorities PEM file with those whose certificates are believed; empty for the JDK's
   */
  public OpenLoad(EventSink events, LoadWatch watch, Optional<Path> authorities) {
    this.events = events;
    this.watch = watch;
    this.authorities = authorities;
  }

  /**
   * Runs the load and returns once every visitor has left. Journeys that began in time are
   * finished, but nobody takes a further step later than the time-out after the end; so it returns,
   * at the latest, three time-outs and two seconds after the last visitor was due.
   *
   * @throws LeptonException TARGET_UNREACHABLE when a host's name is not known; INTERRUPTED when
   *     the thread is interrupted
   */
  public LoadReport run(LoadPlan plan) {
    List<LoadReport> reports = runAll(plan);
    return reports.get(reports.size() - 1);
  }

  /**
   * The same for two sites by turns.
   *
   * @return what was measured at the other site, then at the plan's
   */
  public List<LoadReport> runAll(LoadPlan plan) {
    try (Client client =
        new Client(plan.traffic().sites(), plan.limits(), () -> Trust.of(authorities))) {
      // What has lasted so far is out of the way then; the collections amid the load would move it
      // twice, for some 0.1 s each, in which nobody is let in.
      System.gc();
      return measure(plan, client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "the load test was interrupted",
          plan.site().toString(),
          "run it again",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the figures cannot be added up", e);
    }
  }

  private List<LoadReport> measure(LoadPlan plan, Client client)
      throws InterruptedException, ExecutionException {
    Dispatcher dispatcher = new Dispatcher(plan, client, System.nanoTime());
    dispatcher.start();
    try {
      boolean stopped = lookOn(plan, dispatcher);
      if (stopped) {
        client.loop().execute(dispatcher::close);
      }
      Duration patience =
          stopped ? STOP_GRACE : plan.limits().timeout().multipliedBy(3).plus(GRACE);
      if (!dispatcher.await(patience.toNanos()) && !stopped) {
        note(plan.name() + ": requests were still open at the end");
      }
      return client.loop().submit(() -> dispatcher.reports(stopped)).get();
    } finally {
      client.loop().execute(dispatcher::close);
    }
  }

  private void note(String message) {
    events.emit(new Event.Noted(Phase.ACCEPT, Event.Level.WARNING, message));
  }

  /** Looks on until the last visitor has come; true when it was asked to stop before. */
  private boolean lookOn(LoadPlan plan, Dispatcher dispatcher) throws InterruptedException {
    long total = plan.arrivals().count();
    long start = dispatcher.startNanos();
    long nextProgress = start;
    boolean measuring = false;
    for (long arrived = 0; arrived < total; arrived = dispatcher.arrived()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (watch.enough()) {
        watch.measuringEnds();
        return true;
      }
      long now = System.nanoTime();
      if (!measuring && now - start >= plan.warmUp().toNanos()) {
        measuring = true;
        watch.measuringBegins();
      }
      if (now - nextProgress >= 0) {
        progress(plan, arrived, total);
        nextProgress = now + PROGRESS_EVERY_NANOS;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    watch.measuringEnds();
    progress(plan, total, total);
    return false;
  }

  private void progress(LoadPlan plan, long arrived, long total) {
    events.emit(new Event.Progressed(Phase.ACCEPT, plan.name(), Progress.ofRows(arrived, total)));
  }
}
