package dev.lepton.cli.accept;

import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadTest;
import dev.lepton.model.migration.AcceptSpec.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds the outcome of a load test against the thresholds of migration.yaml. */
final class LoadGates {
  private LoadGates() {}

  /**
   * What does not hold, in words; nothing where all is well.
   *
   * @param thresholds empty where no file gives any: then only a comparison can fail
   */
  static List<String> broken(LoadTest test, Optional<Thresholds> thresholds) {
    List<String> broken = new ArrayList<>();
    thresholds.ifPresent(bounds -> broken.addAll(broken(test, bounds)));
    test.comparison()
        .filter(comparison -> comparison.outcome() == LoadComparison.Outcome.WORSE)
        .ifPresent(
            comparison ->
                comparison.measures().stream()
                    .filter(one -> one.outcome() == LoadComparison.Outcome.WORSE)
                    .forEach(
                        one ->
                            broken.add(
                                text(
                                    "%s (allowed: %.0f %% slower)",
                                    one.explanation(), comparison.allowedPercent()))));
    return broken;
  }

  private static List<String> broken(LoadTest test, Thresholds bounds) {
    List<String> broken = new ArrayList<>();
    LoadReport load = test.load();
    if (load.errorPercent() > bounds.maxErrorPercent()) {
      broken.add(
          text(
              "errors: %.2f %%, accept.thresholds.maxErrorPercent is %.2f",
              load.errorPercent(), bounds.maxErrorPercent()));
    }
    atMost(broken, "p95", "maxP95Millis", load.latencyMillis().p95(), bounds.maxP95Millis());
    atMost(broken, "p99", "maxP99Millis", load.latencyMillis().p99(), bounds.maxP99Millis());
    bounds
        .minThroughput()
        .filter(least -> load.throughput() < least)
        .ifPresent(
            least ->
                broken.add(
                    text(
                        "throughput: %.1f a second, accept.thresholds.minThroughput is %.1f",
                        load.throughput(), least)));
    test.resources()
        .flatMap(LoadTest.Resources::usdPerMillion)
        .ifPresent(
            cost ->
                atMost(
                    broken,
                    "cost of a million requests, USD",
                    "maxCostPerMillionUsd",
                    cost,
                    bounds.maxCostPerMillionUsd()));
    return broken;
  }

  private static void atMost(
      List<String> broken, String name, String key, double measured, Optional<Double> bound) {
    bound
        .filter(most -> measured > most)
        .ifPresent(
            most ->
                broken.add(
                    text("%s: %.2f, accept.thresholds.%s is %.2f", name, measured, key, most)));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
