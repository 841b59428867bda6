package dev.lepton.accept.load;

import dev.lepton.accept.http.Site;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * An open-model load generator: requests are due at a constant rate, whether or not the server
 * keeps up, and each one's latency counts from when it was due. A stalled server therefore shows in
 * the percentiles for as long as it stalled (no coordinated omission).
 *
 * <p>A request is an error when no answer comes within the time-out, when its status is not 2xx, or
 * when the expected text is missing; errors are in the latency distribution too. Redirects are
 * followed within the same host only. Thread-safe; every run has its own connections.
 */
public final class OpenLoad {
  private static final long PROGRESS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final EventSink events;

  /**
   * @param events told how far each load is, at most four times a second
   */
  public OpenLoad(EventSink events) {
    this.events = events;
  }

  /**
   * Runs the load and returns once every request has ended, at the latest the time-out (and two
   * seconds) after the last was due.
   *
   * @throws LeptonException CONFIG_INVALID for a request that cannot be sent to the plan's host;
   *     INTERRUPTED when the thread is interrupted
   */
  public LoadResult run(LoadPlan plan) {
    Site site = Site.of(plan.url());
    List<RequestTemplate> templates =
        plan.requests().stream().map(spec -> new RequestTemplate(site, spec)).toList();
    Tally tally = new Tally();
    Sender sender = new Sender(client(plan), plan, templates, tally);
    try {
      Histogram lag = Distribution.histogram();
      long startNanos = dispatch(plan, sender, lag);
      if (!sender.awaitAll(plan.timeout().plus(GRACE))) {
        events.emit(
            new Event.Noted(
                Phase.ACCEPT,
                Event.Level.WARNING,
                plan.step() + ": requests were still open at the end"));
      }
      return tally.result(plan, startNanos, lag);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "the load test was interrupted", plan.url(), "run it again", e);
    } finally {
      sender.stop();
    }
  }

  /** Without proxy: only the given host is contacted. HTTP/1.1: what most legacy servers speak. */
  private static HttpClient client(LoadPlan plan) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(plan.timeout())
        .build();
  }

  private long dispatch(LoadPlan plan, Sender sender, Histogram lag) throws InterruptedException {
    int warmUp = plan.warmUpCount();
    int total = warmUp + plan.measuredCount();
    long start = System.nanoTime();
    long nextProgress = start;
    for (int i = 0; i < total; i++) {
      // From the start each time: adding up a rounded interval would drift.
      long due = start + Math.round(i * 1e9 / plan.rate());
      awaitUntil(due);
      long now = System.nanoTime();
      if (i >= warmUp) {
        Distribution.record(lag, now - due);
      }
      sender.submit(new Due(i + 1L, due, i >= warmUp));
      if (now - nextProgress >= 0 || i == total - 1) {
        events.emit(
            new Event.Progressed(Phase.ACCEPT, plan.step(), Progress.ofRows(i + 1L, total)));
        nextProgress = now + PROGRESS_EVERY_NANOS;
      }
    }
    return start + Math.round(warmUp * 1e9 / plan.rate());
  }

  private static void awaitUntil(long dueNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
