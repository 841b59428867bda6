package dev.lepton.operate.cost.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * What days cost, as a level, with a straight trend, with weekdays, or with both: ordinary least
 * squares, the one of the four with the least AICc (Hyndman and Athanasopoulos, Forecasting:
 * Principles and Practice, chapter 7); a trend only where it is certain at 1 %. The interval of a
 * sum of days allows for what the fit does not know, for the noise of each day, and for noise that
 * lasts over days (the residuals' correlation from day to day). Immutable.
 */
final class DailyModel {
  static final int FEWEST_DAYS = 3;
  private static final int FEWEST_FOR_TREND = 14;
  private static final int FEWEST_FOR_WEEK = 21;
  private static final double CONFIDENCE = 0.95;
  private static final double MOST_CORRELATION = 0.9;

  /** Two-sided, 1 %. */
  private static final double CERTAIN = 0.995;

  private final Shape shape;
  private final LocalDate origin;
  private final RealVector beta;
  private final RealMatrix covariance;
  private final double variance;
  private final double correlation;
  private final OptionalDouble quantile;
  private final double degrees;

  private DailyModel(
      Shape shape, LocalDate origin, RealVector beta, RealMatrix covariance, Noise noise) {
    this.shape = shape;
    this.origin = origin;
    this.beta = beta;
    this.covariance = covariance;
    this.variance = noise.variance();
    this.correlation = noise.correlation();
    this.quantile = noise.quantile();
    this.degrees = noise.degrees();
  }

  /** Which columns there are. */
  private record Shape(boolean trend, boolean week) {
    int columns() {
      return 1 + (trend ? 1 : 0) + (week ? 6 : 0);
    }
  }

  /**
   * @param quantile of Student's distribution; empty for too few days
   */
  private record Noise(
      double variance, double correlation, double degrees, OptionalDouble quantile) {}

  /** A model and how well it fits for what it has. */
  private record Candidate(DailyModel model, double aicc) {}

  /**
   * @param days at least one
   */
  static DailyModel of(List<Daily> days) {
    if (days.size() < FEWEST_DAYS) {
      return level(days);
    }
    List<Shape> shapes = new ArrayList<>(List.of(new Shape(false, false)));
    if (days.size() >= FEWEST_FOR_TREND) {
      shapes.add(new Shape(true, false));
    }
    if (days.size() >= FEWEST_FOR_WEEK) {
      shapes.add(new Shape(false, true));
      shapes.add(new Shape(true, true));
    }
    return shapes.stream()
        .map(shape -> fit(shape, days))
        .flatMap(Optional::stream)
        .filter(candidate -> candidate.model().trendIsCertain())
        .min(Comparator.comparingDouble(Candidate::aicc))
        .map(Candidate::model)
        .orElseGet(() -> level(days));
  }

  /** The mean, and no interval. */
  private static DailyModel level(List<Daily> days) {
    double mean = days.stream().mapToDouble(Daily::usd).average().orElse(0);
    return new DailyModel(
        new Shape(false, false),
        days.get(0).date(),
        new ArrayRealVector(new double[] {mean}),
        MatrixUtils.createRealMatrix(1, 1),
        new Noise(0, 0, 0, OptionalDouble.empty()));
  }

  /** Empty where the days do not tell the columns apart. */
  private static Optional<Candidate> fit(Shape shape, List<Daily> days) {
    LocalDate origin = days.get(0).date();
    int n = days.size();
    int k = shape.columns();
    double[][] x =
        days.stream().map(day -> columns(shape, origin, day.date())).toArray(double[][]::new);
    double[] y = days.stream().mapToDouble(Daily::usd).toArray();
    if (shape.week() && days.stream().map(Daily::weekday).distinct().count() < 7) {
      return Optional.empty();
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(y, x);
    double[] residuals = regression.estimateResiduals();
    double sum = regression.calculateResidualSumOfSquares();
    double scale = Math.pow(Math.max(1e-9, mean(y)), 2) * 1e-12;
    double aic = n * Math.log(Math.max(sum / n, scale)) + 2.0 * (k + 1);
    double corrected = aic + 2.0 * (k + 1) * (k + 2) / (n - k - 2.0);
    DailyModel model =
        new DailyModel(
            shape,
            origin,
            new ArrayRealVector(regression.estimateRegressionParameters()),
            MatrixUtils.createRealMatrix(regression.estimateRegressionParametersVariance()),
            noise(shape, sum, n, correlation(days, residuals, k)));
    return n - k - 2 <= 0 && k > 1
        ? Optional.empty()
        : Optional.of(new Candidate(model, n - k - 2 <= 0 ? Double.MAX_VALUE : corrected));
  }

  /**
   * Of noise that lasts over days, so many days say as little as fewer independent ones, and a
   * level and a trend take more of it away.
   */
  private static Noise noise(Shape shape, double sum, int n, double correlation) {
    double lasting = (1 + correlation) / (1 - correlation);
    int slow = shape.trend() ? 2 : 1;
    double degrees = Math.max(1, n / lasting - slow);
    double left = Math.max(1, n - slow * lasting - (shape.columns() - slow));
    return new Noise(
        sum / left,
        correlation,
        degrees,
        OptionalDouble.of(
            new TDistribution(degrees).inverseCumulativeProbability((1 + CONFIDENCE) / 2)));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double[] columns(Shape shape, LocalDate origin, LocalDate date) {
    double[] row = new double[shape.columns()];
    row[0] = 1;
    int at = 1;
    if (shape.trend()) {
      row[at++] = date.toEpochDay() - origin.toEpochDay();
    }
    int weekday = new Daily(date, 0).weekday();
    if (shape.week() && weekday > 0) {
      row[at + weekday - 1] = 1;
    }
    return row;
  }

  /**
   * Of residuals from one day to the next, 0 to 0.9: what looks negative is chance. A fit takes
   * some of it away, about (columns + 3 × correlation) / days (Marriott and Pope 1954), which is
   * put back.
   */
  private static double correlation(List<Daily> days, double[] residuals, int columns) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < residuals.length; i++) {
      square += residuals[i] * residuals[i];
      if (i > 0 && days.get(i).date().equals(days.get(i - 1).date().plusDays(1))) {
        product += residuals[i] * residuals[i - 1];
      }
    }
    double seen = square > 0 ? product / square : 0;
    double bias = (columns + 3 * Math.max(0, seen)) / residuals.length;
    return seen + bias <= 0 || !(square > 0) ? 0 : Math.min(MOST_CORRELATION, seen + bias);
  }

  /** USD, never below 0. */
  double expected(LocalDate date) {
    return Math.max(0, beta.dotProduct(new ArrayRealVector(columns(shape, origin, date))));
  }

  /** Change of a day's cost from day to day, USD; 0 where none is told from chance. */
  double trend() {
    return shape.trend() ? beta.getEntry(1) : 0;
  }

  /** Noise that lasts over days looks like a trend more often than the fit alone would say. */
  private boolean trendIsCertain() {
    if (!shape.trend() || quantile.isEmpty()) {
      return true;
    }
    double error = Math.sqrt(covariance.getEntry(1, 1) * variance * lasting());
    double score = new TDistribution(degrees).inverseCumulativeProbability(CERTAIN);
    return Math.abs(beta.getEntry(1)) > score * error;
  }

  /** So many times as uncertain is what is learnt from noise that lasts. */
  private double lasting() {
    return (1 + correlation) / (1 - correlation);
  }

  boolean hasTrend() {
    return shape.trend();
  }

  boolean hasWeek() {
    return shape.week();
  }

  static double confidencePercent() {
    return CONFIDENCE * 100;
  }

  /**
   * Half of the interval of a sum of days; empty where there were fewer than three days to learn
   * from.
   *
   * @param days consecutive, each with the part of it that is not known yet, 0 to 1
   */
  OptionalDouble margin(List<Part> days) {
    if (quantile.isEmpty()) {
      return OptionalDouble.empty();
    }
    RealVector sum = new ArrayRealVector(shape.columns());
    double noise = 0;
    double carried = 0;
    for (Part day : days) {
      sum =
          sum.add(new ArrayRealVector(columns(shape, origin, day.date())).mapMultiply(day.part()));
      // Of the sum of all pairs, what this day adds: itself, and twice with those before it.
      noise += day.part() * day.part() + 2 * day.part() * carried;
      carried = (carried + day.part()) * correlation;
    }
    double fit = sum.dotProduct(covariance.operate(sum)) * variance * lasting();
    return OptionalDouble.of(quantile.getAsDouble() * Math.sqrt(fit + variance * noise));
  }

  /**
   * @param part of the day, 0 to 1
   */
  record Part(LocalDate date, double part) {}
}
