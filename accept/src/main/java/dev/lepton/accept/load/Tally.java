package dev.lepton.accept.load;

import dev.lepton.model.acceptance.LoadResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Counts how the measured requests ended. Thread-safe. */
final class Tally {
  private static final int MOST_SAMPLES = 10;

  private final Histogram latencies = Distribution.histogram();
  private final Set<String> errorSamples = new LinkedHashSet<>();
  private long completed;
  private long errors;
  private long lastEndNanos = Long.MIN_VALUE;

  /**
   * @param dueNanos the intended start, by {@link System#nanoTime}
   * @param endNanos when it ended
   */
  synchronized void record(String request, long dueNanos, long endNanos, Outcome outcome) {
    Distribution.record(latencies, endNanos - dueNanos);
    lastEndNanos = lastEndNanos == Long.MIN_VALUE ? endNanos : Math.max(lastEndNanos, endNanos);
    if (outcome.answered()) {
      completed++;
    }
    outcome.failure().ifPresent(failure -> addError(request + ": " + failure));
  }

  private void addError(String sample) {
    errors++;
    if (errorSamples.size() < MOST_SAMPLES) {
      errorSamples.add(sample);
    }
  }

  /**
   * The result so far. What was due and has not ended is an error that lasted the whole time-out:
   * leaving it out would flatter the server.
   *
   * @param startNanos the first measured request's intended start
   * @param lag how late the generator was
   */
  synchronized LoadResult result(LoadPlan plan, long startNanos, Histogram lag) {
    long requested = plan.measuredCount();
    long missing = requested - latencies.getTotalCount();
    Histogram all = latencies.copy();
    List<String> samples = new ArrayList<>(errorSamples);
    if (missing > 0) {
      all.recordValueWithCount(Distribution.unit(plan.timeout().toNanos()), missing);
      samples.add(missing + " requests had not ended when the test did");
    }
    double seconds = Math.max(plan.duration().toNanos(), lastEndNanos - startNanos) / 1e9;
    return new LoadResult(
        plan.release(),
        plan.kind(),
        plan.rate(),
        requested,
        completed,
        errors + missing,
        completed / seconds,
        Distribution.of(all),
        Distribution.millis(lag.getValueAtPercentile(99)),
        List.copyOf(samples.subList(0, Math.min(samples.size(), MOST_SAMPLES))));
  }
}
