package dev.lepton.accept.verdict;

import dev.lepton.accept.security.check.Severity;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.acceptance.AcceptanceReport.Verdict;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.migration.AcceptSpec.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds load results against thresholds. Only the new release is judged; the old one is what it is
 * compared with. Pure and thread-safe.
 *
 * <p>A ratio of two small latencies is mostly noise: 2 ms after 1 ms is no regression that anyone
 * could feel, nor one that a few hundred requests could show. The comparison therefore takes
 * everything below {@value #NOISE_FLOOR_MILLIS} ms for {@value #NOISE_FLOOR_MILLIS} ms.
 */
public final class Judge {
  public static final double NOISE_FLOOR_MILLIS = 5;

  private final Thresholds thresholds;
  private final Optional<Double> requiredP95Millis;

  /**
   * @param requiredP95Millis the requirement on the 95th percentile, ms; empty for none
   */
  public Judge(Thresholds thresholds, Optional<Double> requiredP95Millis) {
    this.thresholds = thresholds;
    this.requiredP95Millis = requiredP95Millis;
  }

  /**
   * One verdict per threshold and load of the new release, in the order of the loads.
   *
   * @param loads release old or new, kind safe or write
   */
  public List<Verdict> judge(List<LoadResult> loads) {
    List<Verdict> verdicts = new ArrayList<>();
    for (LoadResult load : loads) {
      if (load.release().equals("new")) {
        verdicts.add(errors(load));
        thresholds
            .maxP95Millis()
            .ifPresent(bound -> verdicts.add(p95(load, "p95", bound, "threshold")));
        thresholds.maxP99Millis().ifPresent(bound -> verdicts.add(p99(load, bound)));
        thresholds.minThroughput().ifPresent(bound -> verdicts.add(throughput(load, bound)));
        requiredP95Millis.ifPresent(
            bound ->
                verdicts.add(p95(load, "required-p95", bound, "requirement latencyP95Millis")));
        old(loads, load.kind()).ifPresent(before -> verdicts.add(ratio(before, load)));
      }
    }
    return List.copyOf(verdicts);
  }

  private static Optional<LoadResult> old(List<LoadResult> loads, String kind) {
    return loads.stream()
        .filter(load -> load.release().equals("old") && load.kind().equals(kind))
        .findFirst();
  }

  private Verdict errors(LoadResult load) {
    double measured = load.errorPercent();
    double bound = thresholds.maxErrorPercent();
    String samples =
        load.errorSamples().isEmpty() ? "" : "; " + String.join("; ", load.errorSamples());
    return new Verdict(
        "errors/" + load.kind(),
        measured,
        bound,
        measured <= bound,
        text(
            "%d of %d %s requests failed: %.2f %% (at most %.2f %%)%s",
            load.errors(), load.requested(), load.kind(), measured, bound, samples));
  }

  private static Verdict p95(LoadResult load, String name, double bound, String source) {
    double measured = load.latencyMillis().p95();
    return new Verdict(
        name + "/" + load.kind(),
        measured,
        bound,
        measured <= bound,
        text(
            "95 %% of the %s requests took at most %.1f ms (%s: at most %.1f ms)",
            load.kind(), measured, source, bound));
  }

  private static Verdict p99(LoadResult load, double bound) {
    double measured = load.latencyMillis().p99();
    return new Verdict(
        "p99/" + load.kind(),
        measured,
        bound,
        measured <= bound,
        text(
            "99 %% of the %s requests took at most %.1f ms (threshold: at most %.1f ms)",
            load.kind(), measured, bound));
  }

  private static Verdict throughput(LoadResult load, double bound) {
    return new Verdict(
        "throughput/" + load.kind(),
        load.throughput(),
        bound,
        load.throughput() >= bound,
        text(
            "%.1f %s requests a second were completed (threshold: at least %.1f)",
            load.throughput(), load.kind(), bound));
  }

  /**
   * Whether findings that do not stop a run by themselves are let pass.
   *
   * @return nothing where only severe findings count: those stop a run anyway
   */
  public Optional<Verdict> judgeSecurity(List<SecurityCheck> checks) {
    Severity least = Severity.valueOf(thresholds.failOn().toUpperCase(Locale.ROOT));
    if (least == Severity.HIGH) {
      return Optional.empty();
    }
    long found =
        checks.stream()
            .filter(check -> !check.passed())
            .filter(check -> severity(check).compareTo(least) >= 0)
            .count();
    return Optional.of(
        new Verdict(
            "security/" + thresholds.failOn(),
            found,
            0,
            found == 0,
            text(
                "%d %s of severity %s or more failed (threshold: failOn)",
                found, found == 1 ? "security check" : "security checks", thresholds.failOn())));
  }

  private static Severity severity(SecurityCheck check) {
    return Severity.valueOf(check.severity().toUpperCase(Locale.ROOT));
  }

  private Verdict ratio(LoadResult before, LoadResult after) {
    double old = before.latencyMillis().p95();
    double now = after.latencyMillis().p95();
    double measured = Math.max(now, NOISE_FLOOR_MILLIS) / Math.max(old, NOISE_FLOOR_MILLIS);
    return new Verdict(
        "p95-ratio/" + after.kind(),
        measured,
        thresholds.maxP95Ratio(),
        measured <= thresholds.maxP95Ratio(),
        text(
            "p95 of the %s requests: %.1f ms before, %.1f ms now: ratio %.2f (at most %.2f; below"
                + " %.0f ms counts as %.0f ms)",
            after.kind(),
            old,
            now,
            measured,
            thresholds.maxP95Ratio(),
            NOISE_FLOOR_MILLIS,
            NOISE_FLOOR_MILLIS));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
