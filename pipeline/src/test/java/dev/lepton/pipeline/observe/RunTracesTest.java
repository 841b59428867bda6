package dev.lepton.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTracesTest {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final RunTraces traces =
      new RunTraces(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(spans))
                      .build())
              .build(),
          "shop");

  private SpanData span(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + spans));
  }

  @Test
  void aRunIsATraceOfPhasesAndSteps() {
    traces.began("migrate");
    traces.emit(new Event.PhaseStarted(Phase.TRANSFER));
    traces.emit(new Event.StepStarted(Phase.TRANSFER, "copy", "rows are copied"));
    traces.emit(new Event.StepFinished(Phase.TRANSFER, "copy", Duration.ofSeconds(1), false));
    traces.emit(new Event.PhaseFinished(Phase.TRANSFER, Duration.ofSeconds(2), false, "done"));
    traces.ended("ok");

    assertThat(spans.getFinishedSpanItems()).hasSize(3);
    SpanData run = span("lepton migrate");
    SpanData phase = span("transfer");
    assertThat(phase.getParentSpanId()).isEqualTo(run.getSpanId());
    assertThat(span("copy").getParentSpanId()).isEqualTo(phase.getSpanId());
    assertThat(span("copy").getTraceId()).isEqualTo(run.getTraceId());
    assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void whatWasUnderWayWhenARunFailedHasFailedWithIt() {
    traces.began("migrate");
    traces.emit(new Event.PhaseStarted(Phase.DEPLOY));
    traces.emit(new Event.StepStarted(Phase.DEPLOY, "build", "the image is built"));
    traces.ended("BUILD_FAILED");

    assertThat(spans.getFinishedSpanItems())
        .hasSize(3)
        .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
        .allMatch(span -> span.getStatus().getDescription().equals("BUILD_FAILED"));
  }

  @Test
  void notesAndAuditedActionsAreEvents() {
    traces.began("cutover");
    traces.emit(new Event.PhaseStarted(Phase.CUTOVER));
    traces.emit(new Event.Noted(Phase.CUTOVER, Event.Level.WARNING, "slow"));
    traces.emit(new Event.Audited(Phase.CUTOVER, "switch traffic", "shop"));
    traces.ended("ok");

    assertThat(span("cutover").getEvents())
        .extracting(event -> event.getName())
        .containsExactly("WARNING: slow", "switch traffic shop");
  }

  @Test
  void aStepThatNeverSaysSoEndsWithItsPhase() {
    traces.began("migrate");
    traces.emit(new Event.PhaseStarted(Phase.PLAN));
    traces.emit(new Event.StepStarted(Phase.PLAN, "price", "prices are looked up"));
    traces.emit(new Event.PhaseFinished(Phase.PLAN, Duration.ZERO, false, ""));

    assertThat(span("price").hasEnded()).isTrue();
  }

  @Test
  void withoutACollectorThereAreNone() {
    assertThat(RunTraces.of(Map.of("OTEL_SERVICE_NAME", "x"), "shop")).isEmpty();
  }
}
