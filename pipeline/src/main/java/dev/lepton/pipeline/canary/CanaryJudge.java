package dev.lepton.pipeline.canary;

import dev.lepton.accept.compare.RankShift;
import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.canary.Verdict.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Judges a canary by figures of both releases, wherever they were measured. Bounds are looked at
 * over the last interval, as Flagger does. From {@value RankShift#FEWEST} samples a side on, both
 * series since the canary began are compared as Kayenta does: worse is a series whose shift by
 * Hodges and Lehmann, at 95 % by Mann and Whitney, lies above a quarter of its own estimate, and
 * above a twentieth of the old release's median; smaller shifts matter to nobody.
 */
record CanaryJudge(CanaryBounds bounds) {
  private static final double TOLERANCE = 0.25;
  private static final double SMALLEST_EFFECT = 0.05;

  /** Of the requests that may fail: a share of nothing is nothing. */
  private static final double SMALLEST_FAILURES = 0.001;

  /**
   * What the new release did in the last interval.
   *
   * @param seconds how long it was
   * @param failedShare of the requests, 0 to 1; asked for only if there are enough of them
   * @param p95Seconds 95th percentile of their duration, if that is known
   */
  record Interval(
      double requests,
      long seconds,
      Supplier<Double> failedShare,
      Supplier<OptionalDouble> p95Seconds) {}

  /** Samples of both releases since the canary began, in the order of time. */
  record Course(double[] before, double[] now) {}

  /**
   * @param durations s; asked for only if bounds are met, as are the shares of failures
   */
  Verdict judge(Interval interval, Supplier<Course> durations, Supplier<Course> failures) {
    if (interval.requests() < bounds.fewestRequests()) {
      return new Verdict(
          Outcome.NO_DATA,
          text(
              "%.0f requests came in %d s, %d are needed",
              interval.requests(), interval.seconds(), bounds.fewestRequests()));
    }
    double success = 100 * (1 - Math.min(1, interval.failedShare().get()));
    OptionalDouble seconds = interval.p95Seconds().get();
    String figures =
        text("%.0f requests, %.2f %% succeeded", interval.requests(), success)
            + (seconds.isPresent() ? text(", p95 %.1f ms", 1000 * seconds.getAsDouble()) : "");
    return bound(success, seconds)
        .or(() -> worse("duration", durations.get(), 0))
        .or(() -> worse("share of failures", failures.get(), SMALLEST_FAILURES))
        .map(why -> new Verdict(Outcome.BAD, why + "; " + figures))
        .orElseGet(() -> new Verdict(Outcome.GOOD, figures));
  }

  private Optional<String> bound(double success, OptionalDouble seconds) {
    if (success < bounds.successPercent()) {
      return Optional.of(
          text("only %.2f %% succeeded, %s %% have to", success, bounds.successPercent()));
    }
    return bounds
        .latency()
        .filter(most -> seconds.isPresent() && seconds.getAsDouble() > most.toNanos() / 1e9)
        .map(
            most ->
                text(
                    "p95 is %.1f ms, %d ms are the most",
                    1000 * seconds.getAsDouble(), most.toMillis()));
  }

  private static Optional<String> worse(String what, Course course, double smallest) {
    double[] old = course.before();
    double[] now = course.now();
    if (old.length < RankShift.FEWEST || now.length < RankShift.FEWEST) {
      return Optional.empty();
    }
    RankShift shift = RankShift.between(old, now);
    double effect = Math.max(smallest, SMALLEST_EFFECT * Math.abs(RankShift.median(old)));
    boolean high =
        shift.low() > TOLERANCE * Math.abs(shift.estimate()) && shift.estimate() > effect;
    return high
        ? Optional.of(
            text(
                "its %s is higher than the old release's by %.4g (95 %%: %.4g to %.4g; median"
                    + " before: %.4g)",
                what, shift.estimate(), shift.low(), shift.high(), RankShift.median(old)))
        : Optional.empty();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
