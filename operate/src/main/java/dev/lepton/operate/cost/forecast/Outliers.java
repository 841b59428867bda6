package dev.lepton.operate.cost.forecast;

import dev.lepton.model.operation.CostForecast.Anomaly;
import dev.lepton.operate.robust.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Days that stand out from a line through the medians of their weekday: more than 3.5 robust
 * standard deviations off (Iglewicz and Hoaglin 1993), and more than a tenth of what was expected.
 *
 * @param days without them
 * @param anomalies by date
 * @param restarted whether the last days are a new level: days before it are left out then
 */
record Outliers(List<Daily> days, List<Anomaly> anomalies, boolean restarted) {
  private static final double FAR = 3.5;
  private static final double LEAST_SHARE = 0.1;
  private static final int FEWEST_DAYS = 7;
  private static final int FEWEST_FOR_TREND = 14;
  private static final int FEWEST_FOR_WEEK = 21;

  /** So many days that are off alike are no accident. */
  private static final int NEW_LEVEL = 3;

  /** Noise below a hundredth of the level is none: a machine more or less would stand out. */
  private static final double LEAST_SIGMA = 0.01;

  static Outliers of(List<Daily> days) {
    if (days.size() < FEWEST_DAYS) {
      return new Outliers(days, List.of(), false);
    }
    double[] expected = expected(days);
    double[] scores = scores(days, expected);
    int level = newLevel(scores);
    if (level >= NEW_LEVEL && days.size() > level) {
      return new Outliers(days.subList(days.size() - level, days.size()), List.of(), true);
    }
    List<Daily> kept = new ArrayList<>();
    List<Anomaly> anomalies = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Daily day = days.get(i);
      if (scores[i] == 0) {
        kept.add(day);
      } else {
        anomalies.add(new Anomaly(day.date(), day.usd(), expected[i], scores[i]));
      }
    }
    return new Outliers(kept, anomalies, false);
  }

  private static double[] expected(List<Daily> days) {
    double[] x = days.stream().mapToDouble(day -> day.date().toEpochDay()).toArray();
    double[] y = days.stream().mapToDouble(Daily::usd).toArray();
    double slope = days.size() < FEWEST_FOR_TREND ? 0 : Medians.slope(x, y);
    double[] level = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      level[i] = y[i] - slope * x[i];
    }
    double[] expected = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int weekday = days.get(i).weekday();
      double[] alike =
          days.size() < FEWEST_FOR_WEEK
              ? level
              : IntStream.range(0, y.length)
                  .filter(other -> days.get(other).weekday() == weekday)
                  .mapToDouble(other -> level[other])
                  .toArray();
      expected[i] = Math.max(0, Medians.median(alike) + slope * x[i]);
    }
    return expected;
  }

  /** 0 for what does not stand out; the sign tells the direction. */
  private static double[] scores(List<Daily> days, double[] expected) {
    double[] off = new double[expected.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = days.get(i).usd() - expected[i];
    }
    double least = LEAST_SIGMA * Medians.median(expected);
    double sigma = Math.max(Medians.sigma(off), least);
    return sigma > 0 ? standingOut(off, expected, sigma) : off;
  }

  private static double[] standingOut(double[] off, double[] expected, double sigma) {
    double[] scores = new double[off.length];
    for (int i = 0; i < off.length; i++) {
      boolean far = Math.abs(off[i]) > FAR * sigma && Math.abs(off[i]) > LEAST_SHARE * expected[i];
      scores[i] = far ? off[i] / sigma : 0;
    }
    return scores;
  }

  /** How many of the last days stand out in the same direction. */
  private static int newLevel(double[] scores) {
    int days = 0;
    double direction = Math.signum(scores[scores.length - 1]);
    while (direction != 0
        && days < scores.length
        && Math.signum(scores[scores.length - 1 - days]) == direction) {
      days++;
    }
    return days;
  }
}
