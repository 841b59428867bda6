package dev.lepton.plan.platform;

import dev.lepton.model.plan.PlatformOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders platforms by closeness to the ideal one; equal ones by cost, then by name. */
final class Ranking {
  private static final double PRECISION = 1e4;
  private static final Comparator<PlatformOption> BEST_FIRST =
      Comparator.comparingDouble(PlatformOption::closeness)
          .reversed()
          .thenComparingDouble(option -> option.cost().monthlyUsd())
          .thenComparing(PlatformOption::provider)
          .thenComparing(PlatformOption::region)
          .thenComparing(PlatformOption::serviceModel);

  private final Ahp weights;

  Ranking(Ahp weights) {
    this.weights = weights;
  }

  static List<String> criteria() {
    return Arrays.stream(Criterion.values()).map(Criterion::id).toList();
  }

  List<PlatformOption> rank(List<Candidate> candidates, Scores scores) {
    double[][] table = scores.of(candidates);
    double[] closeness = Topsis.closeness(table, weights.weights());
    List<PlatformOption> options = new ArrayList<>();
    for (int i = 0; i < closeness.length; i++) {
      Candidate candidate = candidates.get(i);
      options.add(
          new PlatformOption(
              candidate.provider(),
              candidate.region(),
              candidate.serviceModel().id(),
              candidate.application().offer().machine().name(),
              candidate.application().count(),
              candidate.cost(),
              rounded(closeness[i]),
              named(table[i]),
              candidate.violations(),
              Optional.of(candidate.purchases())));
    }
    return options.stream().sorted(BEST_FIRST).toList();
  }

  static Map<String, Double> named(double[] scores) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (Criterion criterion : Criterion.values()) {
      named.put(criterion.id(), rounded(scores[criterion.ordinal()]));
    }
    return Collections.unmodifiableMap(named);
  }

  private static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }
}
