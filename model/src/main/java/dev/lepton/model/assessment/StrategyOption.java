package dev.lepton.model.assessment;

import dev.lepton.model.assessment.Decision.Strategy;
import java.util.List;

/**
 * One of the seven ways, and what speaks for and against it.
 *
 * @param points the sum of its reasons; the option with most points is proposed
 */
public record StrategyOption(Strategy strategy, int points, List<Reason> reasons) {
  public StrategyOption {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param evidence ids; empty only for the points that every application begins with
   */
  public record Reason(int points, String why, List<String> evidence) {
    public Reason {
      evidence = List.copyOf(evidence);
    }
  }
}
