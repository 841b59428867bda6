package dev.lepton.plan.risk;

import dev.lepton.model.plan.RiskRegister.PlanRisk;
import dev.lepton.model.plan.RiskRegister.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A Monte-Carlo simulation: a figure within its range, and each risk that comes true makes it
 * larger. The seed is fixed, so that equal input gives equal figures on every machine. Stateless.
 */
final class Simulation {
  static final int TRIALS = 20_000;
  static final long SEED = 1;

  /** How often a risk of a level comes true. */
  static final double[] PROBABILITY = {0.05, 0.15, 0.35, 0.6, 0.85};

  /** By what share it makes the figure larger then. */
  static final double[] GROWTH = {0.02, 0.05, 0.1, 0.2, 0.4};

  private Simulation() {}

  /**
   * @param low what it is at least, without risks
   * @param high what it is at most, without risks
   */
  record Range(double low, double likely, double high) {
    /** Triangular, by inversion. */
    double at(double share) {
      if (high <= low) {
        return low;
      }
      double turn = (likely - low) / (high - low);
      return share < turn
          ? low + Math.sqrt(share * (high - low) * (likely - low))
          : high - Math.sqrt((1 - share) * (high - low) * (high - likely));
    }
  }

  /**
   * @param planned what the plan says
   * @param risks those that make this figure larger
   */
  static Spread of(double planned, Range range, List<PlanRisk> risks) {
    double[] before = trials(range, risks, false);
    double[] after = trials(range, risks, true);
    return new Spread(
        planned,
        rounded(before[TRIALS / 2]),
        rounded(before[TRIALS * 9 / 10]),
        rounded(after[TRIALS * 9 / 10]));
  }

  private static double[] trials(Range range, List<PlanRisk> risks, boolean mitigated) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] trials = new double[TRIALS];
    for (int i = 0; i < TRIALS; i++) {
      double factor = 1;
      double figure = range.at(random.nextDouble());
      for (PlanRisk risk : risks) {
        int likelihood = mitigated ? risk.residualLikelihood() : risk.likelihood();
        int impact = mitigated ? risk.residualImpact() : risk.impact();
        // Always drawn, so that the same chances meet both cases.
        factor += random.nextDouble() < PROBABILITY[likelihood - 1] ? GROWTH[impact - 1] : 0;
      }
      trials[i] = figure * factor;
    }
    Arrays.sort(trials);
    return trials;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
