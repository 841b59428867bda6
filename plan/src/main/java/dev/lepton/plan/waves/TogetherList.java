package dev.lepton.plan.waves;

import dev.lepton.model.plan.WavePlan;
import java.util.ArrayList;
import java.util.List;

/** What cannot move apart, and why. Stateless. */
final class TogetherList {
  private static final int MOST_REASONS = 10;

  private TogetherList() {}

  static List<WavePlan.Together> of(MoveGraph graph) {
    List<WavePlan.Together> together = new ArrayList<>();
    for (int g = 0; g < graph.groups().size(); g++) {
      MoveGroup group = graph.groups().get(g);
      if (group.size() > 1) {
        List<String> reasons = new ArrayList<>();
        graph.tiesWithin(g).forEach(tie -> reasons.add(tie.words()));
        graph.needsWithin(g).forEach(need -> reasons.add(need.words()));
        together.add(
            new WavePlan.Together(
                group.applications().stream().map(MoveApplication::name).toList(), some(reasons)));
      }
    }
    return together;
  }

  private static List<String> some(List<String> reasons) {
    if (reasons.size() <= MOST_REASONS) {
      return reasons;
    }
    List<String> some = new ArrayList<>(reasons.subList(0, MOST_REASONS));
    some.add("and " + (reasons.size() - MOST_REASONS) + " more dependencies or ties");
    return some;
  }
}
