package dev.lepton.plan.platform;

/**
 * The technique for order of preference by similarity to the ideal solution (Hwang and Yoon, 1981):
 * columns scaled to unit length and weighted, closeness = distance to the worst / (distance to the
 * ideal + distance to the worst).
 */
final class Topsis {
  private Topsis() {}

  /**
   * @param scores one row per option, one column per criterion, more is better
   * @param weights one per criterion
   * @return closeness per option, 0 to 1; 1 for all when nothing tells them apart
   */
  static double[] closeness(double[][] scores, double[] weights) {
    double[][] weighted = weighted(scores, weights);
    double[] ideal = extremes(weighted, weights.length, true);
    double[] worst = extremes(weighted, weights.length, false);
    double[] closeness = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double toIdeal = distance(weighted[i], ideal);
      double toWorst = distance(weighted[i], worst);
      closeness[i] = toIdeal + toWorst == 0 ? 1 : toWorst / (toIdeal + toWorst);
    }
    return closeness;
  }

  private static double[][] weighted(double[][] scores, double[] weights) {
    double[][] weighted = new double[scores.length][weights.length];
    for (int j = 0; j < weights.length; j++) {
      double squares = 0;
      for (double[] row : scores) {
        squares += row[j] * row[j];
      }
      double length = squares == 0 ? 1 : Math.sqrt(squares);
      for (int i = 0; i < scores.length; i++) {
        weighted[i][j] = weights[j] * scores[i][j] / length;
      }
    }
    return weighted;
  }

  private static double[] extremes(double[][] weighted, int criteria, boolean best) {
    double[] extremes = new double[criteria];
    for (int j = 0; j < criteria; j++) {
      double extreme = weighted[0][j];
      for (double[] row : weighted) {
        extreme = best ? Math.max(extreme, row[j]) : Math.min(extreme, row[j]);
      }
      extremes[j] = extreme;
    }
    return extremes;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int j = 0; j < a.length; j++) {
      squares += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(squares);
  }
}
