package dev.lepton.plan.platform;

import dev.lepton.model.migration.RequirementSpec.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the criteria weigh, by the usual comparisons and those that differ. Stateless. */
public final class CriteriaWeights {
  private CriteriaWeights() {}

  /**
   * A comparison that agrees with the others less than it should.
   *
   * @param index among those that were given; -1 for one of the usual ones
   * @param words what it says, and what the others suggest
   */
  public record Contradiction(int index, String words) {}

  static Ahp of(List<Comparison> changed) {
    return Ahp.of(Ranking.criteria(), PlatformSettings.defaults().comparisons(), changed);
  }

  /**
   * The comparisons that make all of them contradict one another, the worst first; empty where the
   * consistency ratio is at most 0.1.
   *
   * @param changed comparisons that differ from the usual ones
   */
  public static List<Contradiction> contradictions(List<Comparison> changed) {
    Ahp weights =
        Ahp.unchecked(
            Ranking.criteria(), merged(PlatformSettings.defaults().comparisons(), changed));
    if (weights.consistent()) {
      return List.of();
    }
    List<Contradiction> found = new ArrayList<>();
    for (Ahp.Offending one : weights.worst(Ranking.criteria())) {
      found.add(
          new Contradiction(
              index(changed, one),
              String.format(
                  Locale.ROOT,
                  "%s; consistency ratio %.2f, at most 0.10",
                  one.words(),
                  weights.consistencyRatio())));
    }
    return List.copyOf(found);
  }

  private static int index(List<Comparison> changed, Ahp.Offending offending) {
    for (int i = changed.size() - 1; i >= 0; i--) {
      if (offending.isOf(changed.get(i).criterion(), changed.get(i).over())) {
        return i;
      }
    }
    return -1;
  }

  /** Row by row above the diagonal. */
  static List<Double> merged(List<Double> usual, List<Comparison> changed) {
    List<Double> comparisons = new ArrayList<>(usual);
    List<String> criteria = Ranking.criteria();
    int count = criteria.size();
    for (Comparison one : changed) {
      int first = criteria.indexOf(one.criterion());
      int second = criteria.indexOf(one.over());
      int i = Math.min(first, second);
      int j = Math.max(first, second);
      comparisons.set(
          i * count - i * (i + 1) / 2 + j - i - 1, first == i ? one.times() : 1 / one.times());
    }
    return comparisons;
  }
}
