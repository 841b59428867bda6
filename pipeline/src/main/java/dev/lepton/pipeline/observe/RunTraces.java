package dev.lepton.pipeline.observe;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.run.RunListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run as a trace: a span for the command, below it one for each phase, below those one for each
 * step; notes and audited actions are their events. Sent over OTLP to where the standard variables
 * of OpenTelemetry say. A collector that does not answer costs nothing but its spans. Thread-safe.
 */
public final class RunTraces implements RunListener {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final int PATIENCE_SECONDS = 3;

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final String migration;
  private final Map<Phase, Span> phases = new EnumMap<>(Phase.class);
  private final Map<String, Span> steps = new LinkedHashMap<>();
  private @Nullable Span run;

  RunTraces(OpenTelemetrySdk sdk, String migration) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("dev.lepton.migrate");
    this.migration = migration;
  }

  /**
   * As the environment says; empty where it names no collector.
   *
   * @param environment of the process
   * @param migration its name
   */
  public static Optional<RunListener> of(Map<String, String> environment, String migration) {
    boolean wanted = environment.containsKey(ENDPOINT) || environment.containsKey(TRACES_ENDPOINT);
    return wanted ? Optional.of(new RunTraces(sdk(environment), migration)) : Optional.empty();
  }

  private static OpenTelemetrySdk sdk(Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("otel.service.name", "lepton");
    settings.put("otel.exporter.otlp.protocol", "http/protobuf");
    settings.put("otel.metrics.exporter", "none");
    settings.put("otel.logs.exporter", "none");
    Map<String, String> given = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            given.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> settings)
        .addPropertiesCustomizer(config -> given)
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  @Override
  public synchronized void began(String command) {
    run =
        tracer
            .spanBuilder("lepton " + command)
            .setNoParent()
            .setAttribute("lepton.migration", migration)
            .setAttribute("lepton.command", command)
            .startSpan();
  }

  @Override
  public synchronized void ended(String outcome) {
    boolean ok = outcome.equals("ok");
    // What was under way when the run failed has failed with it.
    steps.values().forEach(span -> end(span, ok, outcome));
    steps.clear();
    phases.values().forEach(span -> end(span, ok, outcome));
    phases.clear();
    if (run != null) {
      run.setAttribute("lepton.outcome", outcome);
      end(run, ok, outcome);
      run = null;
    }
  }

  private static void end(Span span, boolean ok, String outcome) {
    if (!ok) {
      span.setStatus(StatusCode.ERROR, outcome);
    }
    span.end();
  }

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.PhaseStarted started) {
      phases.put(started.phase(), child(started.phase().id(), run));
    } else if (event instanceof Event.PhaseFinished finished) {
      phaseFinished(finished);
    } else if (event instanceof Event.StepStarted started) {
      Span step = child(started.step(), parent(started.phase()));
      step.setAttribute("lepton.step", started.description());
      replaced(steps.put(key(started.phase(), started.step()), step));
    } else if (event instanceof Event.StepFinished finished) {
      stepFinished(finished);
    } else if (event instanceof Event.Noted noted) {
      note(noted.phase(), noted.level() + ": " + noted.message());
    } else if (event instanceof Event.Audited audited) {
      note(audited.phase(), audited.action() + " " + audited.object());
    }
  }

  private void phaseFinished(Event.PhaseFinished finished) {
    Span span = phases.remove(finished.phase());
    if (span != null) {
      // Not every step says that it has ended; none outlives its phase.
      steps.entrySet().stream()
          .filter(step -> step.getKey().startsWith(finished.phase().id() + "/"))
          .forEach(step -> step.getValue().end());
      steps.keySet().removeIf(key -> key.startsWith(finished.phase().id() + "/"));
      span.setAttribute("lepton.reused", finished.reused());
      span.setAttribute("lepton.summary", finished.summary());
      span.end();
    }
  }

  private void stepFinished(Event.StepFinished finished) {
    Span span = steps.remove(key(finished.phase(), finished.step()));
    if (span != null) {
      span.setAttribute("lepton.reused", finished.reused());
      span.end();
    }
  }

  private static void replaced(@Nullable Span before) {
    if (before != null) {
      before.end();
    }
  }

  private void note(Phase phase, String message) {
    Span span = parent(phase);
    if (span != null) {
      span.addEvent(message);
    }
  }

  private @Nullable Span parent(Phase phase) {
    Span span = phases.get(phase);
    return span == null ? run : span;
  }

  private Span child(String name, @Nullable Span parent) {
    Context context = parent == null ? Context.root() : Context.root().with(parent);
    return tracer.spanBuilder(name).setParent(context).startSpan();
  }

  private static String key(Phase phase, String step) {
    return phase.id() + "/" + step;
  }

  @Override
  public void close() {
    sdk.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
