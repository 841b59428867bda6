package dev.lepton.plan.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The scalability law that fits load tests best: unweighted non-linear least squares on the
 * throughputs for all three figures at once (Levenberg-Marquardt), begun from the linear fit of N/X
 * = (1 + α(N − 1) + βN(N − 1))/γ. That is what R's {@code usl} does by default, and where the
 * published figures for SPEC SDM91 come from; the quadratic fit of Gunther's book, which divides by
 * the throughput measured at a load of 1, gives others.
 *
 * @param law with no negative figure: where the best fit has one, it is 0 and the others are fitted
 * @param errors standard errors of α, β and γ; NaN where there are too few tests to say
 * @param covariance of the three, in the same order
 * @param rSquared share of the throughputs' variance that the law explains
 * @param degrees of freedom
 */
record ScalabilityFit(
    ScalabilityLaw law, double[] errors, RealMatrix covariance, double rSquared, int degrees) {
  private static final int FIGURES = 3;
  private static final int MOST_STEPS = 2000;
  private static final double TOLERANCE = 1e-14;
  private static final double TWO_SIDED = 0.975;
  private static final int[][] FREE = {{0, 1, 2}, {0, 2}, {1, 2}, {2}};

  static ScalabilityFit of(List<LoadTest> tests) {
    double[] start = linear(tests);
    List<Candidate> candidates = new ArrayList<>();
    for (int[] free : FREE) {
      Candidate found = fit(tests, start, free);
      boolean possible = found.figures[0] >= 0 && found.figures[1] >= 0 && found.figures[2] > 0;
      if (possible) {
        candidates.add(found);
        if (free.length == FIGURES) {
          break;
        }
      }
    }
    Candidate best =
        candidates.stream().min(Comparator.comparingDouble(Candidate::squares)).orElseThrow();
    return best.fit(tests);
  }

  private record Candidate(
      double[] figures, int[] free, double squares, Optional<Optimum> optimum) {
    ScalabilityFit fit(List<LoadTest> tests) {
      double mean = tests.stream().mapToDouble(LoadTest::throughput).average().orElse(0);
      double total = tests.stream().mapToDouble(one -> square(one.throughput() - mean)).sum();
      int degrees = tests.size() - free.length;
      RealMatrix covariance = MatrixUtils.createRealMatrix(FIGURES, FIGURES);
      double[] errors = {Double.NaN, Double.NaN, Double.NaN};
      if (degrees > 0 && optimum.isPresent()) {
        RealMatrix own = optimum.get().getCovariances(1e-30).scalarMultiply(squares / degrees);
        for (int i = 0; i < free.length; i++) {
          errors[free[i]] = Math.sqrt(own.getEntry(i, i));
          for (int j = 0; j < free.length; j++) {
            covariance.setEntry(free[i], free[j], own.getEntry(i, j));
          }
        }
      }
      return new ScalabilityFit(
          new ScalabilityLaw(figures[0], figures[1], figures[2]),
          errors,
          covariance,
          total == 0 ? 1 : 1 - squares / total,
          degrees);
    }
  }

  private static double square(double value) {
    return value * value;
  }

  /** A first guess: the law is linear in 1/γ, α/γ and β/γ when it is turned around. */
  private static double[] linear(List<LoadTest> tests) {
    RealMatrix terms = MatrixUtils.createRealMatrix(tests.size(), FIGURES);
    RealVector turned = MatrixUtils.createRealVector(new double[tests.size()]);
    for (int i = 0; i < tests.size(); i++) {
      double n = tests.get(i).load();
      terms.setRow(i, new double[] {1, n - 1, n * (n - 1)});
      turned.setEntry(i, n / tests.get(i).throughput());
    }
    QRDecomposition qr = new QRDecomposition(terms, 1e-12);
    double gamma = tests.get(0).throughput() / tests.get(0).load();
    if (!qr.getSolver().isNonSingular()) {
      return new double[] {0.01, 1e-4, gamma};
    }
    double[] solved = qr.getSolver().solve(turned).toArray();
    return solved[0] > 0
        ? new double[] {solved[1] / solved[0], solved[2] / solved[0], 1 / solved[0]}
        : new double[] {0.01, 1e-4, gamma};
  }

  private static Candidate fit(List<LoadTest> tests, double[] start, int[] free) {
    double[] loads = tests.stream().mapToDouble(LoadTest::load).toArray();
    double[] measured = tests.stream().mapToDouble(LoadTest::throughput).toArray();
    double[] guess = Arrays.stream(free).mapToDouble(i -> Math.abs(start[i])).toArray();
    Optimum optimum =
        new LevenbergMarquardtOptimizer()
            .withCostRelativeTolerance(TOLERANCE)
            .withParameterRelativeTolerance(TOLERANCE)
            .optimize(
                new LeastSquaresBuilder()
                    .model(point -> model(loads, all(point.toArray(), free), free))
                    .target(measured)
                    .start(guess)
                    .lazyEvaluation(false)
                    .maxEvaluations(MOST_STEPS)
                    .maxIterations(MOST_STEPS)
                    .build());
    return new Candidate(
        all(optimum.getPoint().toArray(), free),
        free,
        square(optimum.getResiduals().getNorm()),
        Optional.of(optimum));
  }

  private static double[] all(double[] some, int[] free) {
    double[] all = new double[FIGURES];
    for (int i = 0; i < free.length; i++) {
      all[free[i]] = some[i];
    }
    return all;
  }

  private static Pair<RealVector, RealMatrix> model(double[] loads, double[] figures, int[] free) {
    ScalabilityLaw law = new ScalabilityLaw(figures[0], figures[1], figures[2]);
    RealVector values = MatrixUtils.createRealVector(new double[loads.length]);
    RealMatrix slopes = MatrixUtils.createRealMatrix(loads.length, free.length);
    for (int i = 0; i < loads.length; i++) {
      values.setEntry(i, law.throughput(loads[i]));
      double[] gradient = gradient(law, loads[i]);
      for (int j = 0; j < free.length; j++) {
        slopes.setEntry(i, j, gradient[free[j]]);
      }
    }
    return new Pair<>(values, slopes);
  }

  /** By how much the throughput changes with α, β and γ. */
  private static double[] gradient(ScalabilityLaw law, double load) {
    double below = law.denominator(load);
    double shared = -law.gamma() * load * (load - 1) / (below * below);
    return new double[] {shared, shared * load, load / below};
  }

  /** Half the width of the 95 % interval of a figure; NaN where it cannot be said. */
  double halfWidth(double error) {
    return degrees > 0
        ? error * new TDistribution(degrees).inverseCumulativeProbability(TWO_SIDED)
        : Double.NaN;
  }

  /** Standard error of the throughput that the law gives for a load. */
  double errorAt(double load) {
    RealVector slope = MatrixUtils.createRealVector(gradient(law, load));
    return degrees > 0
        ? Math.sqrt(Math.max(0, covariance.operate(slope).dotProduct(slope)))
        : Double.NaN;
  }
}
