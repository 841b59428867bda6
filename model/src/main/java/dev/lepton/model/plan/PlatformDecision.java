package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a platform was chosen, and what would choose another.
 *
 * @param consistencyRatio of the pairwise comparisons, 0 to 0.1
 * @param weights per criterion, in the order of the criteria
 * @param splits application and database in different places, the cheapest first; empty where no
 *     database moves
 */
public record PlatformDecision(double consistencyRatio, List<Weight> weights, List<Split> splits) {
  public PlatformDecision {
    weights = List.copyOf(weights);
    splits = List.copyOf(splits);
  }

  /**
   * @param weight 0 to 1; all of them add up to 1
   * @param below at which smaller weight another platform wins; empty if at none
   * @param above at which larger weight another platform wins; empty if at none
   */
  public record Weight(
      String criterion, double weight, Optional<Turn> below, Optional<Turn> above) {}

  /**
   * Where two platforms are equally good, the other weights keeping their proportions.
   *
   * @param weight solved, not sampled
   * @param winner beyond it
   */
  public record Turn(double weight, String winner) {}

  /**
   * @param application where it runs
   * @param database where it runs
   * @param monthlyUsd without what they say to each other; of a database that stays where it is,
   *     without the database
   * @param egressUsdPerGb price of what they say to each other
   * @param breakEvenGb up to so many GB a month the split is cheaper than the chosen platform;
   *     empty if it never is
   * @param note what is not in the price, in words
   */
  public record Split(
      String application,
      String database,
      double monthlyUsd,
      double egressUsdPerGb,
      Optional<Double> breakEvenGb,
      String note) {}
}
