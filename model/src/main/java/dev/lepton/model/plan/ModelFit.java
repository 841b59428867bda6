package dev.lepton.model.plan;

import java.util.List;

/**
 * Weights of one of the three models, fitted to what was.
 *
 * @param model demand, cost or performance
 * @param weights in the order of the formula
 * @param quality how well they explain it
 * @param option what hands them to `lepton plan model`
 * @param warnings why they may not be relied on; empty for a good fit
 */
public record ModelFit(
    String model, List<Weight> weights, Quality quality, String option, List<String> warnings) {

  /**
   * @param name of the resource or term
   * @param value 0 or more
   * @param low lower end of the 95 % confidence interval, 0 or more
   * @param high upper end
   * @param atBound whether it would be negative if it were allowed to
   */
  public record Weight(String name, double value, double low, double high, boolean atBound) {}

  /**
   * @param rows used
   * @param rSquared share of the variance about the mean that is explained; below 0 where the mean
   *     explains more
   * @param adjusted the same, the number of weights allowed for
   * @param typicalError root of the mean squared residual, in the unit of what was fitted
   * @param worstRow line of the file with the largest residual
   * @param worstError that residual: told less fitted
   */
  public record Quality(
      int rows,
      double rSquared,
      double adjusted,
      double typicalError,
      int worstRow,
      double worstError) {}
}
