package dev.lepton.plan.models;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.ModelFit;
import dev.lepton.model.plan.ModelFit.Quality;
import dev.lepton.model.plan.ModelFit.Weight;
import dev.lepton.plan.models.HistoryFile.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * One model's weights, with intervals and a judgement. The interval of a weight above 0 is that of
 * ordinary least squares among the weights above 0; of one at 0, how far it could be above it if it
 * were let free beside them.
 */
final class Regression {
  private static final double CONFIDENCE = 0.975;
  private static final double POOR = 0.8;
  private static final double FEW_ROWS_PER_WEIGHT = 5;
  private static final double COLLINEAR = 30;

  private final String model;
  private final List<String> names;
  private final List<Row> rows;
  private final double[] outcome;

  /**
   * @param names of the terms
   * @param rows that have everything
   * @param outcome the column that is explained
   */
  Regression(String model, List<String> names, List<Row> rows, String outcome) {
    this.model = model;
    this.names = names;
    this.rows = rows;
    this.outcome = rows.stream().mapToDouble(row -> row.values().get(outcome)).toArray();
  }

  /**
   * @param terms of each row
   * @param option that takes the weights
   */
  ModelFit fit(double[][] terms, String option) {
    int weights = names.size();
    if (rows.size() <= weights) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the "
              + model
              + " model has "
              + weights
              + " weights, the history "
              + rows.size()
              + " usable rows",
          "--fit",
          "give more rows than weights, better five times as many");
    }
    NonNegativeLeastSquares squares = new NonNegativeLeastSquares(terms, outcome);
    double[] solution = squares.solve();
    Residuals residuals = residuals(terms, solution);
    List<String> warnings = new ArrayList<>();
    List<Weight> list = new ArrayList<>();
    for (int j = 0; j < weights; j++) {
      list.add(weight(squares, solution, j, residuals));
    }
    Quality quality = quality(residuals, free(solution));
    judge(terms, list, quality, warnings);
    return new ModelFit(
        model,
        List.copyOf(list),
        quality,
        option + " " + ModelFitter.joined(solution),
        List.copyOf(warnings));
  }

  private Residuals residuals(double[][] terms, double[] solution) {
    double sum = 0;
    int worst = 0;
    double[] each = new double[outcome.length];
    for (int i = 0; i < outcome.length; i++) {
      each[i] = outcome[i];
      for (int j = 0; j < solution.length; j++) {
        each[i] -= terms[i][j] * solution[j];
      }
      sum += each[i] * each[i];
      worst = Math.abs(each[i]) > Math.abs(each[worst]) ? i : worst;
    }
    return new Residuals(sum, worst, each[worst]);
  }

  private static int free(double[] solution) {
    return (int) Arrays.stream(solution).filter(one -> one > 0).count();
  }

  private Weight weight(
      NonNegativeLeastSquares squares, double[] solution, int which, Residuals residuals) {
    boolean[] free = new boolean[solution.length];
    for (int j = 0; j < free.length; j++) {
      free[j] = solution[j] > 0 || j == which;
    }
    int[] columns = NonNegativeLeastSquares.columns(free);
    int degrees = outcome.length - columns.length;
    RealMatrix matrix = squares.matrix(columns);
    RealMatrix normal = matrix.transpose().multiply(matrix);
    int at = Arrays.binarySearch(columns, which);
    boolean bound = solution[which] == 0;
    String name = names.get(which);
    try {
      RealMatrix inverse = new LUDecomposition(normal).getSolver().getInverse();
      double variance = residuals.sum() / degrees * inverse.getEntry(at, at);
      double reach =
          new TDistribution(degrees).inverseCumulativeProbability(CONFIDENCE)
              * Math.sqrt(Math.max(0, variance));
      double centre =
          bound ? inverse.multiply(matrix.transpose()).operate(outcome)[at] : solution[which];
      return new Weight(
          name,
          solution[which],
          Math.max(0, bound ? 0 : centre - reach),
          Math.max(0, centre + reach),
          bound);
    } catch (MathIllegalArgumentException singular) {
      // Columns that say the same: nobody can tell how the weight is shared between them.
      return new Weight(name, solution[which], 0, Double.MAX_VALUE, bound);
    }
  }

  private Quality quality(Residuals residuals, int free) {
    int n = outcome.length;
    double mean = Arrays.stream(outcome).average().orElse(0);
    double all = Arrays.stream(outcome).map(y -> (y - mean) * (y - mean)).sum();
    double explained = all > 0 ? 1 - residuals.sum() / all : 0;
    return new Quality(
        n,
        explained,
        1 - (1 - explained) * (n - 1) / Math.max(1, n - free),
        Math.sqrt(residuals.sum() / n),
        rows.get(residuals.worst()).line(),
        residuals.worstValue());
  }

  private void judge(
      double[][] terms, List<Weight> weights, Quality quality, List<String> warnings) {
    if (quality.rSquared() < POOR) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the fit is poor: R-squared %.3f, below %.1f; the formula does not explain this history",
              quality.rSquared(),
              POOR));
    }
    if (rows.size() < FEW_ROWS_PER_WEIGHT * weights.size()) {
      warnings.add(
          rows.size() + " rows for " + weights.size() + " weights are few; the intervals are wide");
    }
    double condition = condition(terms);
    if (condition > COLLINEAR) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the columns say nearly the same (condition number %.0f): how weight is shared between"
                  + " them is left to chance",
              condition));
    }
    for (Weight weight : weights) {
      if (weight.atBound()) {
        warnings.add(weight.name() + " would get a weight below 0 and is held at 0");
      } else if (weight.low() <= 0) {
        warnings.add(weight.name() + " may as well have no weight: its interval reaches 0");
      }
    }
  }

  /** Of the columns, each brought to length 1. */
  private static double condition(double[][] terms) {
    int weights = terms[0].length;
    double[][] scaled = new double[terms.length][weights];
    for (int j = 0; j < weights; j++) {
      double length = 0;
      for (double[] row : terms) {
        length += row[j] * row[j];
      }
      for (int i = 0; i < terms.length; i++) {
        scaled[i][j] = length > 0 ? terms[i][j] / Math.sqrt(length) : 0;
      }
    }
    double[] singular =
        new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false)).getSingularValues();
    return singular[0] / Math.max(Double.MIN_NORMAL, singular[singular.length - 1]);
  }

  private record Residuals(double sum, int worst, double worstValue) {}
}
