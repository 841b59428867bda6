package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.assessment.StrategyOption.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts points for the seven strategies. Not thread-safe. */
final class Ballot {
  /**
   * Where nothing is known, a move as it is, with what the platform offers, is the usual way; the
   * others need a reason. Our own weights, to be calibrated on finished migrations.
   */
  private static final Map<Strategy, Integer> BASE =
      Map.of(
          Strategy.REHOST, 40,
          Strategy.REPLATFORM, 42,
          Strategy.REFACTOR, 25,
          Strategy.REPURCHASE, 0,
          Strategy.RELOCATE, 10,
          Strategy.RETAIN, 10,
          Strategy.RETIRE, 0);

  private final Map<Strategy, List<Reason>> reasons = new EnumMap<>(Strategy.class);

  Ballot() {
    for (Strategy strategy : Strategy.values()) {
      reasons.put(strategy, new ArrayList<>());
      int base = BASE.get(strategy);
      if (base != 0) {
        reasons.get(strategy).add(new Reason(base, "where every application begins", List.of()));
      }
    }
  }

  void give(Strategy strategy, int points, String why, String... evidence) {
    give(strategy, points, why, List.of(evidence));
  }

  void give(Strategy strategy, int points, String why, List<String> evidence) {
    if (points != 0) {
      reasons.get(strategy).add(new Reason(points, why, evidence));
    }
  }

  /** From most points to least; among equals the order of the strategies decides. */
  List<StrategyOption> options() {
    return reasons.entrySet().stream()
        .map(
            entry ->
                new StrategyOption(
                    entry.getKey(),
                    entry.getValue().stream().mapToInt(Reason::points).sum(),
                    entry.getValue()))
        .sorted(Comparator.comparingInt(StrategyOption::points).reversed())
        .toList();
  }
}
