package dev.lepton.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.WatchSpec;
import dev.lepton.model.operation.WatchReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatcherTest {
  private static final Duration INTERVAL = Duration.ofMillis(10);

  private final List<Event> events = new ArrayList<>();

  @Test
  void findsAGoodReleaseHealthyAfterTheWholeDuration() {
    WatchReport report = watch(Duration.ofMillis(200), probe(n -> true), () -> TrafficSample.NONE);

    assertThat(report.verdict()).isEqualTo("healthy");
    assertThat(report.reason()).isEmpty();
    assertThat(report.watched()).isBetween(Duration.ofMillis(180), Duration.ofSeconds(2));
    assertThat(report.probes()).isBetween(2L, 20L).isEqualTo(report.samples().size());
  }

  @Test
  void fallsBackAsSoonAsItIsDecided() {
    WatchReport report =
        watch(Duration.ofMinutes(10), probe(n -> n <= 2), () -> TrafficSample.NONE);

    assertThat(report.verdict()).isEqualTo("fell-back");
    assertThat(report.reason()).isEqualTo("3 health probes in a row failed: down");
    assertThat(report.probes()).isEqualTo(5);
    assertThat(report.failures()).isEqualTo(3);
  }

  @Test
  void goesOnWhenTheLastProbeWasBadAndFallsBackIfItStaysSo() {
    WatchReport report = watch(Duration.ZERO, probe(n -> false), () -> TrafficSample.NONE);

    assertThat(report.verdict()).isEqualTo("fell-back");
    assertThat(report.probes()).isEqualTo(3);
  }

  @Test
  void goesOnWhenTheLastProbeWasBadAndStopsOnceItIsGood() {
    WatchReport report = watch(Duration.ZERO, probe(n -> n > 2), () -> TrafficSample.NONE);

    assertThat(report.verdict()).isEqualTo("healthy");
    assertThat(report.probes()).isEqualTo(3);
    assertThat(report.failures()).isEqualTo(2);
  }

  @Test
  void fallsBackBecauseOfTheUsersErrorsThoughProbesAreGood() {
    WatchReport report =
        watch(Duration.ofMinutes(10), probe(n -> true), () -> new TrafficSample(50, 10, 1, 2, 3));

    assertThat(report.verdict()).isEqualTo("fell-back");
    assertThat(report.errorPercent()).isEqualTo(20);
    assertThat(report.failures()).isZero();
  }

  @Test
  void reportsTheUsersLatencies() {
    WatchReport report =
        watch(Duration.ofMillis(20), probe(n -> true), () -> new TrafficSample(100, 0, 1, 2, 3));

    assertThat(report.p50Millis()).isEqualTo(1);
    assertThat(report.p95Millis()).isEqualTo(2);
    assertThat(report.p99Millis()).isEqualTo(3);
    assertThat(report.baselineP95Millis()).isEqualTo(10);
  }

  @Test
  void reportsTheProbesWhereThereIsNoTraffic() {
    WatchReport report = watch(Duration.ZERO, probe(n -> n == 2), () -> TrafficSample.NONE);

    assertThat(report.errorPercent()).isEqualTo(50);
    assertThat(report.p95Millis()).isEqualTo(2.0);
  }

  @Test
  void tellsEachProbeAndTheReasonToFallBack() {
    watch(Duration.ofMinutes(10), probe(n -> false), () -> TrafficSample.NONE);

    assertThat(events).filteredOn(Event.Progressed.class::isInstance).hasSize(3);
    assertThat(events)
        .filteredOn(Event.Noted.class::isInstance)
        .extracting(event -> ((Event.Noted) event).message())
        .contains(
            "health probe failed: down", "falling back: 3 health probes in a row failed: down");
  }

  @Test
  void doesNotBurstAfterASlowProbe() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger probes = new AtomicInteger();
    Supplier<ProbeResult> firstIsSlow =
        () -> {
          if (probes.incrementAndGet() == 1) {
            Awaitility.await().during(Duration.ofMillis(100)).until(() -> never.getCount() == 1);
          }
          return new ProbeResult(true, 1, "");
        };

    WatchReport report = watch(Duration.ofMillis(150), firstIsSlow, () -> TrafficSample.NONE);

    assertThat(report.probes()).isLessThanOrEqualTo(7);
  }

  @Test
  void stopsWhenInterrupted() {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Supplier<ProbeResult> probe =
        () -> {
          started.countDown();
          return new ProbeResult(true, 1, "");
        };
    Thread thread = new Thread(() -> ended.complete(failureOf(probe)));
    thread.start();
    Awaitility.await().until(() -> started.getCount() == 0);

    thread.interrupt();

    assertThat(ended)
        .succeedsWithin(Duration.ofSeconds(5))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
  }

  @Test
  void doesNotTakeAnInterruptedProbeForABadRelease() {
    Supplier<ProbeResult> interrupted =
        () -> {
          Thread.currentThread().interrupt();
          return new ProbeResult(false, 1, "interrupted");
        };

    Throwable failure = failureOf(interrupted);
    boolean stillInterrupted = Thread.interrupted();

    assertThat(failure).isInstanceOf(LeptonException.class);
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void refusesAnIntervalOfNothing() {
    WatchSpec spec = new WatchSpec(Duration.ofSeconds(1), Duration.ZERO, 5, 3, true);
    WatchRequest request = new WatchRequest(spec, probe(n -> true), () -> TrafficSample.NONE, 10);

    assertThatThrownBy(() -> new Watcher(EventSink.none()).watch(request))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
  }

  /** What ends a watch that would otherwise last ten minutes. */
  private static Throwable failureOf(Supplier<ProbeResult> probe) {
    try {
      WatchSpec spec = new WatchSpec(Duration.ofMinutes(10), Duration.ofMinutes(5), 5, 3, true);
      new Watcher(EventSink.none())
          .watch(new WatchRequest(spec, probe, () -> TrafficSample.NONE, 10));
      return new AssertionError("the watch ended by itself");
    } catch (LeptonException e) {
      return e;
    }
  }

  /** The n-th probe, from 1, takes n ms. */
  private static Supplier<ProbeResult> probe(IntPredicate ok) {
    AtomicInteger number = new AtomicInteger();
    return () -> {
      int n = number.incrementAndGet();
      return new ProbeResult(ok.test(n), n, ok.test(n) ? "" : "down");
    };
  }

  private WatchReport watch(
      Duration duration, Supplier<ProbeResult> probe, Supplier<TrafficSample> traffic) {
    WatchSpec spec = new WatchSpec(duration, INTERVAL, 5, 3, true);
    return new Watcher(events::add).watch(new WatchRequest(spec, probe, traffic, 10));
  }
}
