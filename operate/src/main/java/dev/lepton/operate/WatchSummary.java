package dev.lepton.operate;

import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.operation.WatchReport.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a watch saw. Errors and latency are those of the real traffic; where there was none, those
 * of the probes.
 */
record WatchSummary(Duration watched, List<Sample> samples, TrafficSample figures) {
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

  static WatchSummary of(Duration watched, List<Sample> samples, TrafficSample traffic) {
    return new WatchSummary(
        watched, List.copyOf(samples), traffic.requests() > 0 ? traffic : ofProbes(samples));
  }

  private static TrafficSample ofProbes(List<Sample> samples) {
    Histogram micros = new Histogram(HIGHEST_MICROS, 3);
    samples.forEach(
        sample ->
            micros.recordValue(
                Math.min(HIGHEST_MICROS, Math.max(0, Math.round(sample.millis() * 1000)))));
    return new TrafficSample(
        samples.size(),
        failures(samples),
        micros.getValueAtPercentile(50) / 1000.0,
        micros.getValueAtPercentile(95) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0);
  }

  private static long failures(List<Sample> samples) {
    return samples.stream().filter(sample -> !sample.ok()).count();
  }

  WatchReport report(double baselineP95Millis, Optional<String> reason) {
    return new WatchReport(
        watched,
        samples.size(),
        failures(samples),
        figures.errorPercent(),
        figures.p50Millis(),
        figures.p95Millis(),
        figures.p99Millis(),
        baselineP95Millis,
        reason.isPresent() ? "fell-back" : "healthy",
        reason.orElse(""),
        samples);
  }
}
