package dev.lepton.operate.metrics;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A run under way as Prometheus sees it: which phase runs, how far each step is, how many warnings
 * there were. Thread-safe.
 */
public final class LiveMetrics implements EventSink {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Phase, Integer> running = new ConcurrentHashMap<>();
  private final Map<String, AtomicReference<Event.Progressed>> steps = new ConcurrentHashMap<>();

  public LiveMetrics() {
    for (Phase phase : Phase.values()) {
      running.put(phase, 0);
      Gauge.builder("lepton.phase.running", () -> running.get(phase))
          .description("1 while the phase runs")
          .tag("phase", phase.id())
          .register(registry);
    }
  }

  @Override
  public void emit(Event event) {
    if (event instanceof Event.PhaseStarted started) {
      running.put(started.phase(), 1);
    } else if (event instanceof Event.PhaseFinished finished) {
      running.put(finished.phase(), 0);
    } else if (event instanceof Event.Progressed progressed) {
      steps
          .computeIfAbsent(progressed.phase() + "/" + progressed.step(), key -> step(progressed))
          .set(progressed);
    } else if (event instanceof Event.Noted noted) {
      Counter.builder("lepton.notes")
          .description("What the run had to say")
          .tag("phase", noted.phase().id())
          .tag("level", noted.level().name().toLowerCase(Locale.ROOT))
          .register(registry)
          .increment();
    }
  }

  private AtomicReference<Event.Progressed> step(Event.Progressed first) {
    AtomicReference<Event.Progressed> latest = new AtomicReference<>(first);
    Tags tags = Tags.of("phase", first.phase().id(), "step", first.step());
    Gauge.builder("lepton.step.rows", () -> latest.get().progress().rowsDone())
        .description("Rows that the step has done")
        .tags(tags)
        .register(registry);
    Gauge.builder("lepton.step.bytes", () -> latest.get().progress().bytesDone())
        .description("Bytes that the step has done")
        .tags(tags)
        .register(registry);
    Gauge.builder(
            "lepton.step.done.ratio", () -> latest.get().progress().fraction().orElse(Double.NaN))
        .description("Share of the step that is done, 0 to 1; not a number while it is unknown")
        .tags(tags)
        .register(registry);
    return latest;
  }

  /** The text that Prometheus reads. */
  public String scrape() {
    return registry.scrape();
  }
}
