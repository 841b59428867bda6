package dev.lepton.accept.compare;

import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadComparison.Measure;
import dev.lepton.model.acceptance.LoadComparison.Outcome;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadReport.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Says whether a release is worse than another by more than is allowed. Stateless and thread-safe.
 *
 * <p>Single requests are no sample: those near to one another share what the server went through.
 * Compared are the blocks of the two tests, each by its p50 and p95, as ratios (differences of
 * logarithms): worse when the whole 95 % interval of the ratio is above what is allowed, no worse
 * when the whole is within, undecided else. What is below {@value #FLOOR_MILLIS} ms counts as so
 * much: nobody feels it, and the generator's own noise is of that size.
 */
public final class LoadComparer {
  public static final double FLOOR_MILLIS = 1;

  /** So many more failed requests are no reason yet, in percentage points. */
  private static final double ALLOWED_ERROR_POINTS = 0.5;

  /** Whoever falls behind the rate by less is only late at the end of the test. */
  private static final double LEAST_SHORTFALL_PERCENT = 5;

  /** With fewer requests in it, a block's p95 is one request's luck. */
  private static final int FEWEST_IN_BLOCK = 5;

  private final double allowedPercent;

  /**
   * @param allowedPercent by how much it may be slower, 0 or more
   */
  public LoadComparer(double allowedPercent) {
    this.allowedPercent = allowedPercent;
  }

  public LoadComparison compare(LoadReport before, LoadReport now) {
    List<Measure> measures = new ArrayList<>();
    measures.add(latency("p50", Block::p50, before, now, one -> one.latencyMillis().p50()));
    measures.add(latency("p95", Block::p95, before, now, one -> one.latencyMillis().p95()));
    errors(before, now).ifPresent(measures::add);
    measures.add(throughput(before, now));
    Outcome outcome =
        any(measures, Outcome.WORSE)
            ? Outcome.WORSE
            : any(measures, Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.NO_WORSE;
    return new LoadComparison(
        before, List.copyOf(measures), outcome, allowedPercent, doubts(before, now));
  }

  private static boolean any(List<Measure> measures, Outcome outcome) {
    return measures.stream().anyMatch(measure -> measure.outcome() == outcome);
  }

  private Measure latency(
      String name,
      ToDoubleFunction<Block> value,
      LoadReport before,
      LoadReport now,
      ToDoubleFunction<LoadReport> whole) {
    double[] old = logarithms(before, value);
    double[] fresh = logarithms(now, value);
    double then = whole.applyAsDouble(before);
    double today = whole.applyAsDouble(now);
    if (Math.min(old.length, fresh.length) < RankShift.FEWEST) {
      double ratio = Math.max(today, FLOOR_MILLIS) / Math.max(then, FLOOR_MILLIS);
      String words =
          text(
              "%s: %.1f ms, before %.1f ms; too few blocks of %d requests to tell chance apart:"
                  + " test longer or at a higher rate",
              name, today, then, FEWEST_IN_BLOCK);
      return new Measure(
          name,
          then,
          today,
          ratio,
          0,
          Double.MAX_VALUE,
          Optional.empty(),
          Outcome.UNDECIDED,
          words);
    }
    RankShift shift = RankShift.between(old, fresh);
    double ratio = Math.exp(shift.estimate());
    double low = Math.exp(shift.low());
    double high = Math.exp(shift.high());
    Outcome outcome = outcome(low, high, 1 + allowedPercent / 100);
    String words =
        text(
            "%s: %.1f ms, before %.1f ms: %s, by 95 %% between %s and %s; %s",
            name, today, then, change(ratio), change(low), change(high), inWords(outcome));
    return new Measure(
        name, then, today, ratio, low, high, Optional.of(shift.significance()), outcome, words);
  }

  private static double[] logarithms(LoadReport report, ToDoubleFunction<Block> value) {
    return report.blocks().stream()
        .filter(block -> block.requested() >= FEWEST_IN_BLOCK)
        .mapToDouble(block -> Math.log(Math.max(FLOOR_MILLIS, value.applyAsDouble(block))))
        .toArray();
  }

  private static Outcome outcome(double low, double high, double allowed) {
    return low > allowed ? Outcome.WORSE : high <= allowed ? Outcome.NO_WORSE : Outcome.UNDECIDED;
  }

  private static Optional<Measure> errors(LoadReport before, LoadReport now) {
    if (before.requested() == 0 || now.requested() == 0) {
      return Optional.empty();
    }
    ShareDifference difference =
        ShareDifference.between(before.errors(), before.requested(), now.errors(), now.requested());
    double low = 100 * difference.low();
    double high = 100 * difference.high();
    // Where nothing fails there is nothing to be undecided about, however short the test.
    Outcome outcome =
        now.errors() == 0 ? Outcome.NO_WORSE : outcome(low, high, ALLOWED_ERROR_POINTS);
    String words =
        text(
            "errors: %.2f %%, before %.2f %%: by 95 %% between %+.2f and %+.2f points; %s",
            now.errorPercent(), before.errorPercent(), low, high, inWords(outcome));
    return Optional.of(
        new Measure(
            "errors",
            before.errorPercent(),
            now.errorPercent(),
            100 * difference.estimate(),
            low,
            high,
            Optional.empty(),
            outcome,
            words));
  }

  /** As a share of what was asked for: two tests need not have had the same rate. */
  private Measure throughput(LoadReport before, LoadReport now) {
    double then = Math.min(1, before.throughput() / before.rate());
    double today = Math.min(1, now.throughput() / now.rate());
    double ratio = then > 0 ? today / then : 1;
    double allowed = Math.max(LEAST_SHORTFALL_PERCENT, allowedPercent);
    Outcome outcome = ratio < 1 - allowed / 100 ? Outcome.WORSE : Outcome.NO_WORSE;
    String words =
        text(
            "throughput: %.1f/s of %.1f asked for, before %.1f/s of %.1f; %s",
            now.throughput(), now.rate(), before.throughput(), before.rate(), inWords(outcome));
    return new Measure(
        "throughput",
        before.throughput(),
        now.throughput(),
        ratio,
        ratio,
        ratio,
        Optional.empty(),
        outcome,
        words);
  }

  private static List<String> doubts(LoadReport before, LoadReport now) {
    List<String> doubts = new ArrayList<>();
    if (Math.abs(before.rate() / now.rate() - 1) > 0.1) {
      doubts.add(
          text(
              "the rates differ: %.1f requests a second before, %.1f now",
              before.rate(), now.rate()));
    }
    List<String> old = before.requests().stream().map(LoadReport.Kind::name).sorted().toList();
    List<String> fresh = now.requests().stream().map(LoadReport.Kind::name).sorted().toList();
    if (!old.equals(fresh)) {
      doubts.add("the two tests did not send the same kinds of requests");
    }
    for (LoadReport one : List.of(before, now)) {
      if (one.schedulingLagMillis().p99() > Math.max(FLOOR_MILLIS, one.latencyMillis().p50())) {
        doubts.add(
            text(
                "%s: the generator itself was late by %.1f ms (p99), which is in the latencies",
                one.url(), one.schedulingLagMillis().p99()));
      }
    }
    return List.copyOf(doubts);
  }

  private static String change(double ratio) {
    return ratio > 99 ? "more than a hundred times" : text("%+.1f %%", 100 * (ratio - 1));
  }

  private static String inWords(Outcome outcome) {
    return switch (outcome) {
      case WORSE -> "worse than is allowed";
      case NO_WORSE -> "no worse than is allowed";
      case UNDECIDED -> "undecided: test longer or at a higher rate";
    };
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
