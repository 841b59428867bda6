package dev.lepton.plan.platform;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequirementSpec.Comparison;
import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The platforms of a plan, weighed anew: their scores stay as they are, only the comparisons of the
 * criteria change. Stateless, thread-safe.
 *
 * @param chosen the best that meets all requirements
 * @param options best first, with their new closeness
 * @param decision weights and where they turn; without splits, which need prices
 */
public record PlatformReview(
    PlatformOption chosen, List<PlatformOption> options, PlatformDecision decision) {

  /**
   * @param options of a plan
   * @param changed comparisons that differ from the usual ones
   * @throws LeptonException CONFIG_INVALID if the comparisons contradict one another, naming those
   *     that do most; or if the options have no scores
   */
  public static PlatformReview of(List<PlatformOption> options, List<Comparison> changed) {
    Ahp weights = CriteriaWeights.of(changed);
    double[][] table = options.stream().map(PlatformReview::scores).toArray(double[][]::new);
    double[] closeness = Topsis.closeness(table, weights.weights());
    List<Integer> order =
        IntStream.range(0, options.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -closeness[i])
                    .thenComparingDouble(i -> options.get(i).cost().monthlyUsd())
                    .thenComparing(i -> name(options.get(i))))
            .toList();
    int winner =
        order.stream()
            .filter(i -> options.get(i).violations().isEmpty())
            .findFirst()
            .orElseThrow(() -> invalid("no platform of the plan meets all requirements"));
    List<PlatformOption> ranked = new ArrayList<>();
    order.forEach(i -> ranked.add(with(options.get(i), closeness[i])));
    List<Integer> rivals =
        order.stream().filter(i -> options.get(i).violations().isEmpty()).toList();
    List<String> names = options.stream().map(PlatformReview::name).toList();
    Sensitivity sensitivity = Sensitivity.of(table, weights.weights(), winner);
    return new PlatformReview(
        with(options.get(winner), closeness[winner]),
        List.copyOf(ranked),
        new PlatformDecision(
            weights.consistencyRatio(),
            Arrays.stream(Criterion.values())
                .map(one -> sensitivity.turns(one.id(), one.ordinal(), rivals, names))
                .toList(),
            List.of()));
  }

  /**
   * The same options with scores from data: an estate's, whose machines are of many types, so that
   * the network is not scored.
   */
  public static List<PlatformOption> scored(
      PriceCatalogue catalogue, List<PlatformOption> options) {
    double[][] table =
        new Scores(catalogue, Strategy.REPLATFORM, 0)
            .ofSubjects(
                options.stream()
                    .map(
                        one ->
                            new Scores.Subject(
                                one.provider(),
                                one.region(),
                                ServiceModel.of(one.serviceModel()),
                                one.cost().monthlyUsd(),
                                OptionalInt.empty()))
                    .toList());
    return IntStream.range(0, options.size())
        .mapToObj(i -> with(options.get(i), Ranking.named(table[i])))
        .toList();
  }

  private static PlatformOption with(PlatformOption old, Map<String, Double> scores) {
    return new PlatformOption(
        old.provider(),
        old.region(),
        old.serviceModel(),
        old.instanceType(),
        old.nodes(),
        old.cost(),
        old.closeness(),
        scores,
        old.violations());
  }

  private static String name(PlatformOption option) {
    return option.provider() + " " + option.region() + " " + option.serviceModel();
  }

  private static double[] scores(PlatformOption option) {
    return Arrays.stream(Criterion.values())
        .mapToDouble(
            criterion -> {
              Double score = option.scores().get(criterion.id());
              if (score == null) {
                throw invalid(name(option) + " has no score for " + criterion.id());
              }
              return score;
            })
        .toArray();
  }

  private static PlatformOption with(PlatformOption old, double closeness) {
    return new PlatformOption(
        old.provider(),
        old.region(),
        old.serviceModel(),
        old.instanceType(),
        old.nodes(),
        old.cost(),
        Math.round(closeness * 1e4) / 1e4,
        old.scores(),
        old.violations(),
        old.purchases());
  }

  private static LeptonException invalid(String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID, what, "the plan", "make the plan anew with `lepton plan`");
  }
}
