package dev.lepton.operate;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import dev.lepton.model.migration.WatchSpec;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.operation.WatchReport.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One watch under way. Confined to the thread that runs it. */
final class Watch {
  /** A watch that ends in doubt goes on for at most so many intervals. */
  private static final int MOST_EXTRA_INTERVALS = 6;

  private final WatchRequest request;
  private final EventSink events;
  private final Health health;
  private final List<Sample> samples = new ArrayList<>();
  private final long startNanos = System.nanoTime();

  Watch(WatchRequest request, EventSink events) {
    this.request = request;
    this.events = events;
    this.health = new Health(request.spec(), request.baselineP95Millis());
  }

  WatchReport run() throws InterruptedException {
    WatchSpec spec = request.spec();
    if (request.baselineP95Millis() <= 0) {
      note(Level.INFO, "latency is not judged: no baseline from before the switch is known");
    }
    long intervalNanos = spec.interval().toNanos();
    long endNanos = startNanos + spec.duration().toNanos();
    long lastEndNanos = endNanos + MOST_EXTRA_INTERVALS * intervalNanos;
    long next = startNanos;
    while (true) {
      ProbeResult probe = probe();
      TrafficSample traffic = request.traffic().get();
      Optional<String> reason = health.observe(probe, traffic);
      progress();
      if (reason.isPresent()) {
        note(Level.WARNING, "falling back: " + reason.get());
        return report(traffic, reason);
      }
      // A slow probe does not make the following ones come in a burst.
      next = Math.max(next + intervalNanos, System.nanoTime());
      if (next - (health.isDoubtful() ? lastEndNanos : endNanos) >= 0) {
        return report(traffic, Optional.empty());
      }
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  private ProbeResult probe() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ProbeResult probe = request.probe().get();
    if (Thread.interrupted()) {
      // The probe may have failed for no other reason.
      throw new InterruptedException();
    }
    samples.add(new Sample((System.nanoTime() - startNanos) / 1e9, probe.millis(), probe.ok()));
    if (!probe.ok()) {
      note(Level.WARNING, "health probe failed: " + probe.detail());
    }
    return probe;
  }

  /** In probes: a watch that waits for nothing but time still shows that it lives. */
  private void progress() {
    WatchSpec spec = request.spec();
    long expected = Math.max(1, spec.duration().dividedBy(spec.interval()));
    events.emit(
        new Event.Progressed(Phase.OPERATE, "watch", Progress.ofRows(samples.size(), expected)));
  }

  private void note(Level level, String message) {
    events.emit(new Event.Noted(Phase.OPERATE, level, message));
  }

  private WatchReport report(TrafficSample traffic, Optional<String> reason) {
    Duration watched = Duration.ofNanos(System.nanoTime() - startNanos);
    return WatchSummary.of(watched, samples, traffic).report(request.baselineP95Millis(), reason);
  }
}
