package dev.lepton.plan.performance;

/**
 * N. J. Gunther's universal scalability law, X(N) = γN / (1 + α(N − 1) + βN(N − 1)).
 *
 * @param alpha contention, 0 or more: the share of work that only one can do at a time
 * @param beta coherency, 0 or more: what it costs that each must agree with each
 * @param gamma throughput of a load of 1, above 0
 */
public record ScalabilityLaw(double alpha, double beta, double gamma) {

  /** Requests a second at a load. */
  public double throughput(double load) {
    return gamma * load / denominator(load);
  }

  double denominator(double load) {
    return 1 + alpha * (load - 1) + beta * load * (load - 1);
  }

  /** The load of the highest throughput; infinite if it never falls. */
  public double peakLoad() {
    return beta == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, 1 - alpha) / beta);
  }

  /** The highest throughput; infinite if nothing bounds it. */
  public double peakThroughput() {
    if (beta > 0) {
      return throughput(Math.max(1, peakLoad()));
    }
    return roof();
  }

  /** What contention alone leaves, however large the load; infinite without contention. */
  public double roof() {
    return alpha == 0 ? Double.POSITIVE_INFINITY : gamma / alpha;
  }

  /**
   * The smallest load that reaches a throughput; NaN if none does.
   *
   * <p>γN = X(1 + α(N − 1) + βN(N − 1)) is a quadratic equation in N.
   */
  public double loadFor(double throughput) {
    double a = throughput * beta;
    double b = throughput * (alpha - beta) - gamma;
    double c = throughput * (1 - alpha);
    if (a == 0) {
      double load = b < 0 ? -c / b : Double.NaN;
      return load > 0 ? load : Double.NaN;
    }
    double root = b * b - 4 * a * c;
    return root < 0 || b >= 0 ? Double.NaN : 2 * c / (-b + Math.sqrt(root));
  }
}
