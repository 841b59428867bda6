package dev.lepton.plan.models;

import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The weights, none below 0, with the least sum of squared residuals: the active-set method of
 * Lawson and Hanson, "Solving Least Squares Problems", chapter 23.
 */
final class NonNegativeLeastSquares {
  private static final double TOLERANCE = 1e-10;

  private final double[][] rows;
  private final double[] outcome;
  private final int weights;

  /**
   * @param rows one of the terms' values each
   * @param outcome of each row
   */
  NonNegativeLeastSquares(double[][] rows, double[] outcome) {
    this.rows = rows;
    this.outcome = outcome;
    this.weights = rows[0].length;
  }

  double[] solve() {
    boolean[] free = new boolean[weights];
    double[] solution = new double[weights];
    // Each round frees one weight; the theory bounds them, rounding errors are bounded by this.
    for (int round = 0; round < 30 * weights; round++) {
      int next = steepest(free, solution);
      if (next < 0) {
        break;
      }
      free[next] = true;
      solution = feasible(free, solution);
    }
    return solution;
  }

  /** The bound weight whose growth would help most; -1 if none would. */
  private int steepest(boolean[] free, double[] solution) {
    double[] gradient = new double[weights];
    double[] scale = new double[weights];
    for (int i = 0; i < rows.length; i++) {
      double residual = outcome[i];
      for (int j = 0; j < weights; j++) {
        residual -= rows[i][j] * solution[j];
      }
      for (int j = 0; j < weights; j++) {
        gradient[j] += rows[i][j] * residual;
        scale[j] += Math.abs(rows[i][j] * outcome[i]);
      }
    }
    int best = -1;
    for (int j = 0; j < weights; j++) {
      boolean helps = !free[j] && gradient[j] > TOLERANCE * Math.max(scale[j], Double.MIN_NORMAL);
      best = helps && (best < 0 || gradient[j] > gradient[best]) ? j : best;
    }
    return best;
  }

  /** Solves for the free weights; those that would fall below 0 on the way are bound again. */
  private double[] feasible(boolean[] free, double[] before) {
    double[] current = before.clone();
    while (true) {
      double[] wanted = unbounded(free);
      double step = 1;
      int blocking = -1;
      for (int j = 0; j < weights; j++) {
        if (free[j] && wanted[j] <= 0) {
          double reach = current[j] / (current[j] - wanted[j]);
          if (blocking < 0 || reach < step) {
            step = Double.isNaN(reach) ? 0 : reach;
            blocking = j;
          }
        }
      }
      if (blocking < 0) {
        return wanted;
      }
      for (int j = 0; j < weights; j++) {
        current[j] += step * (wanted[j] - current[j]);
      }
      free[blocking] = false;
      current[blocking] = 0;
    }
  }

  /** Ordinary least squares of the free weights, the others 0. */
  private double[] unbounded(boolean[] free) {
    int[] columns = columns(free);
    double[] solution = new double[weights];
    if (columns.length == 0) {
      return solution;
    }
    RealMatrix matrix = matrix(columns);
    double[] solved =
        new QRDecomposition(matrix, 1e-12)
            .getSolver()
            .solve(new ArrayRealVector(outcome, false))
            .toArray();
    for (int k = 0; k < columns.length; k++) {
      solution[columns[k]] = solved[k];
    }
    return solution;
  }

  RealMatrix matrix(int[] columns) {
    double[][] part = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        part[i][k] = rows[i][columns[k]];
      }
    }
    return new Array2DRowRealMatrix(part, false);
  }

  static int[] columns(boolean[] free) {
    return IntStream.range(0, free.length).filter(j -> free[j]).toArray();
  }
}
