package dev.lepton.plan.platform;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Scores platforms per criterion, 0 to 1, from data. Where the data say nothing about a platform it
 * gets the mean of the others, so that what is not known neither helps nor harms it.
 */
final class Scores {
  private static final double UNKNOWN_ALL = 0.5;

  private final PriceCatalogue catalogue;
  private final Strategy strategy;
  private final double networkMbps;

  Scores(PriceCatalogue catalogue, Strategy strategy, double networkMbps) {
    this.catalogue = catalogue;
    this.strategy = strategy;
    this.networkMbps = networkMbps;
  }

  /**
   * What of a platform is scored.
   *
   * @param machineMbps of one machine; empty where the price list does not say
   */
  record Subject(
      String provider,
      String region,
      ServiceModel model,
      double monthlyUsd,
      OptionalInt machineMbps) {}

  /** One row per candidate, one column per {@link Criterion}. */
  double[][] of(List<Candidate> candidates) {
    return ofSubjects(
        candidates.stream()
            .map(
                one ->
                    new Subject(
                        one.provider(),
                        one.region(),
                        one.serviceModel(),
                        one.cost().monthlyUsd(),
                        one.application().offer().machine().networkMbps()))
            .toList());
  }

  /** One row per subject, one column per {@link Criterion}. */
  double[][] ofSubjects(List<Subject> subjects) {
    double[][] scores = new double[subjects.size()][];
    double[] cost = inverse(subjects, Subject::monthlyUsd);
    double[] network = known(subjects, this::network);
    double[] ecosystem = relative(known(subjects, this::ecosystem));
    double[] regions = relative(known(subjects, this::regions));
    for (int i = 0; i < scores.length; i++) {
      ServiceModel model = subjects.get(i).model();
      scores[i] =
          new double[] {
            cost[i], network[i], ecosystem[i], model.security(), model.suits(strategy), regions[i]
          };
    }
    return scores;
  }

  private static double[] inverse(List<Subject> subjects, ToDoubleFunction<Subject> amount) {
    double least = subjects.stream().mapToDouble(amount).min().orElse(0);
    return subjects.stream()
        .mapToDouble(amount)
        .map(value -> value == 0 ? 1 : least / value)
        .toArray();
  }

  private OptionalDouble network(Subject subject) {
    OptionalInt mbps = subject.machineMbps();
    if (mbps.isEmpty() || networkMbps == 0) {
      return OptionalDouble.empty();
    }
    double headroom = mbps.getAsInt() / networkMbps;
    return OptionalDouble.of(headroom / (1 + headroom));
  }

  /**
   * The choice of machine types in the region; twice as many are a step better, not twice as good.
   */
  private OptionalDouble ecosystem(Subject subject) {
    int types = catalogue.offers(subject.provider(), subject.region()).size();
    return OptionalDouble.of(Math.log1p(types));
  }

  /**
   * Regions to move to later. A list of one region tells about the list, not about the provider.
   */
  private OptionalDouble regions(Subject subject) {
    int regions = catalogue.regions(subject.provider()).size();
    return regions <= 1 ? OptionalDouble.empty() : OptionalDouble.of(Math.log1p(regions));
  }

  private static double[] known(List<Subject> subjects, Function<Subject, OptionalDouble> score) {
    List<OptionalDouble> scores = subjects.stream().map(score).toList();
    double mean =
        scores.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average()
            .orElse(UNKNOWN_ALL);
    return scores.stream().mapToDouble(value -> value.orElse(mean)).toArray();
  }

  private static double[] relative(double[] values) {
    double most = Arrays.stream(values).max().orElse(1);
    return Arrays.stream(values).map(value -> value / most).toArray();
  }
}
