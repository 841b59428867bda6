package dev.lepton.accept.load;

import dev.lepton.accept.wire.Ending;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadReport.Kind;
import dev.lepton.model.acceptance.SchedulingLag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what was due and how it ended. Not thread-safe. */
final class Tally {
  private static final int MOST_SAMPLES = 10;

  /** A log may name a hundred thousand pages; nobody reads so many lines. */
  private static final int MOST_KINDS = 200;

  private static final String OTHERS = "others";

  private final LoadPlan plan;
  private final int side;
  private final long startNanos;
  private final Histogram latencies = Distribution.histogram();
  private final Histogram service = Distribution.histogram();
  private final Histogram lag = Distribution.histogram();
  private final Map<String, Count> kinds = new LinkedHashMap<>();
  private final Map<String, Long> statuses = new TreeMap<>();
  private final Set<String> errorSamples = new LinkedHashSet<>();
  private final Course course;
  private long requested;
  private long completed;
  private long errors;
  private double serviceNanos;
  private long lastEndNanos;

  /** One kind of request. */
  private static final class Count {
    private final Histogram latencies = Distribution.small();
    private long errors;

    Kind kind(String name) {
      return new Kind(
          name,
          latencies.getTotalCount(),
          errors,
          Distribution.at(latencies, 50),
          Distribution.at(latencies, 95),
          Distribution.at(latencies, 99));
    }
  }

  /**
   * @param side of the plan whose requests are counted
   * @param startNanos when what counts begins, by {@link System#nanoTime}
   */
  Tally(LoadPlan plan, int side, long startNanos) {
    this.plan = plan;
    this.side = side;
    this.startNanos = startNanos;
    this.lastEndNanos = startNanos;
    this.course = new Course(startNanos, plan.span());
  }

  void due() {
    requested++;
  }

  void late(long nanos) {
    Distribution.record(lag, nanos);
  }

  /**
   * @param dueNanos the intended start, by {@link System#nanoTime}
   * @param failure what is wrong with the answer, or why there is none
   */
  void ended(String request, long dueNanos, Ending ending, Optional<String> failure) {
    long latency = ending.endNanos() - dueNanos;
    Distribution.record(latencies, latency);
    Distribution.record(service, ending.endNanos() - ending.sentNanos());
    serviceNanos += ending.endNanos() - ending.sentNanos();
    lastEndNanos = Math.max(lastEndNanos, ending.endNanos());
    Count kind = kind(request);
    Distribution.record(kind.latencies, latency);
    ending
        .answer()
        .ifPresentOrElse(
            answer -> {
              completed++;
              statuses.merge(Integer.toString(answer.status()), 1L, Long::sum);
            },
            () -> statuses.merge("none", 1L, Long::sum));
    if (failure.isPresent()) {
      errors++;
      kind.errors++;
      if (errorSamples.size() < MOST_SAMPLES) {
        errorSamples.add(request + ": " + failure.get());
      }
    }
    course.ended(dueNanos, latency, failure.isPresent());
  }

  private Count kind(String request) {
    Count known = kinds.get(request);
    return known != null
        ? known
        : kinds.computeIfAbsent(kinds.size() < MOST_KINDS ? request : OTHERS, name -> new Count());
  }

  /**
   * What was measured. What was due and has not ended is an error that lasted the whole time-out:
   * leaving it out would flatter the server. Where people have stopped the test, it is left out.
   */
  LoadReport report(boolean interrupted) {
    long missing = interrupted ? 0 : requested - latencies.getTotalCount();
    Histogram all = latencies.copy();
    List<String> samples = new ArrayList<>(errorSamples);
    if (missing > 0) {
      all.recordValueWithCount(Distribution.unit(plan.limits().timeout().toNanos()), missing);
      samples.add(missing + " requests had not ended when the test did");
    }
    double planned = plan.measured().toNanos() / 1e9;
    double until = (lastEndNanos - startNanos) / 1e9;
    double seconds =
        interrupted
            ? Math.max(0.001, plan.secondsOf(side, until))
            : Math.max(planned, until) / plan.sides().size();
    return new LoadReport(
        plan.sides().get(side).toString(),
        plan.rate(),
        seconds,
        latencies.getTotalCount() + missing,
        completed,
        errors + missing,
        completed / seconds,
        Distribution.of(all),
        new SchedulingLag(Distribution.at(lag, 99), Distribution.millis(lag.getMaxValue())),
        new LoadReport.ServiceTime(
            service.getTotalCount() == 0 ? 0 : serviceNanos / 1e6 / service.getTotalCount(),
            Distribution.at(service, 50),
            Distribution.at(service, 95),
            Distribution.at(service, 99)),
        serviceNanos / 1e9 / seconds,
        Map.copyOf(statuses),
        kinds.entrySet().stream().map(kind -> kind.getValue().kind(kind.getKey())).toList(),
        course.blocks(),
        List.copyOf(samples.subList(0, Math.min(samples.size(), MOST_SAMPLES))),
        interrupted);
  }
}
