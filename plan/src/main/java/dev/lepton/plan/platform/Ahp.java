package dev.lepton.plan.platform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequirementSpec.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Weights from pairwise comparisons: the principal eigenvector of the comparison matrix, with its
 * consistency ratio (T. Saaty, The Analytic Hierarchy Process, 1980).
 *
 * @param weights one per criterion, adding up to 1
 * @param consistencyRatio 0 for comparisons without contradiction
 * @param matrix of the comparisons
 */
record Ahp(double[] weights, double consistencyRatio, double[][] matrix) {
  private static final double MOST_INCONSISTENT = 0.1;
  private static final int ITERATIONS = 1000;
  private static final int MOST_NAMED = 3;

  /** Saaty's mean consistency index of random matrices of 1 to 10 criteria. */
  private static final double[] RANDOM_INDEX = {
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49
  };

  /**
   * @param names of the criteria, at most ten
   * @param comparisons row by row above the diagonal
   * @throws LeptonException CONFIG_INVALID if they are not as many as needed, not above 0, or
   *     contradict one another
   */
  static Ahp of(List<String> names, List<Double> comparisons) {
    int n = names.size();
    if (comparisons.size() != n * (n - 1) / 2
        || comparisons.stream().anyMatch(value -> !(value >= 1 / 9.0 && value <= 9))) {
      throw invalid(
          "the comparisons of the criteria must be " + n * (n - 1) / 2 + " numbers from 1/9 to 9");
    }
    Ahp found = unchecked(names, comparisons);
    if (!found.consistent()) {
      throw invalid(
          String.format(
              Locale.ROOT,
              "the comparisons of the criteria contradict one another (consistency ratio %.2f, at most 0.10), "
                  + "most of all %s",
              found.consistencyRatio(),
              found.worst(names).stream().map(Offending::words).collect(Collectors.joining("; "))));
    }
    return found;
  }

  /** The usual comparisons but for those that differ; otherwise as above. */
  static Ahp of(List<String> names, List<Double> usual, List<Comparison> changed) {
    return of(names, CriteriaWeights.merged(usual, changed));
  }

  /** Whatever they say. */
  static Ahp unchecked(List<String> names, List<Double> comparisons) {
    int n = names.size();
    double[][] matrix = matrix(n, comparisons);
    double[] weights = eigenvector(matrix);
    double ratio = n < 3 ? 0 : (eigenvalue(matrix, weights) - n) / (n - 1) / RANDOM_INDEX[n - 1];
    return new Ahp(weights, Math.max(0, ratio), matrix);
  }

  boolean consistent() {
    return consistencyRatio <= MOST_INCONSISTENT;
  }

  private static double[][] matrix(int n, List<Double> comparisons) {
    double[][] matrix = new double[n][n];
    int next = 0;
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        matrix[i][j] = comparisons.get(next++);
        matrix[j][i] = 1 / matrix[i][j];
      }
    }
    return matrix;
  }

  /** Power iteration: a positive matrix converges to its principal eigenvector from anywhere. */
  private static double[] eigenvector(double[][] matrix) {
    double[] weights = new double[matrix.length];
    Arrays.fill(weights, 1.0 / matrix.length);
    for (int i = 0; i < ITERATIONS; i++) {
      double[] next = times(matrix, weights);
      double sum = Arrays.stream(next).sum();
      weights = Arrays.stream(next).map(value -> value / sum).toArray();
    }
    return weights;
  }

  private static double eigenvalue(double[][] matrix, double[] weights) {
    double[] product = times(matrix, weights);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += product[i] / weights[i];
    }
    return sum / weights.length;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  /** The comparisons that agree least with the others, the worst first. */
  List<Offending> worst(List<String> names) {
    List<Offending> all = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      for (int j = i + 1; j < weights.length; j++) {
        double error = Math.abs(Math.log(matrix[i][j] * weights[j] / weights[i]));
        all.add(
            new Offending(
                error, names.get(i), names.get(j), matrix[i][j], weights[i] / weights[j]));
      }
    }
    all.sort(Comparator.comparingDouble(Offending::error).reversed());
    double most = all.get(0).error();
    return all.stream().filter(one -> one.error() >= most / 2).limit(MOST_NAMED).toList();
  }

  /** A comparison and what the others make of it. */
  record Offending(double error, String first, String second, double said, double suggested) {
    String words() {
      return String.format(
          Locale.ROOT,
          "%s to %s: %.2f, where the others suggest %.2f",
          first,
          second,
          said,
          suggested);
    }

    boolean isOf(String one, String other) {
      return (first.equals(one) && second.equals(other))
          || (first.equals(other) && second.equals(one));
    }
  }

  private static LeptonException invalid(String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        what,
        "platform comparison",
        "correct the comparisons named, or leave the comparisons out");
  }
}
