package dev.lepton.plan.waves;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When everything will be over, if estimates are as good as they usually are: the calendar is made
 * many times with other preparations. Work turns out as 0.7 to 1.8 times the estimate, most likely
 * as estimated; half of the error is common to all waves, since who estimates too low once does so
 * again. The seed is fixed. Stateless.
 *
 * @param p50 as likely to be exceeded as not
 * @param p90 exceeded in one of ten cases
 */
record WaveForecast(LocalDate p50, LocalDate p90) {
  static final int TRIALS = 1000;
  private static final long SEED = 1;
  private static final double LOW = 0.7;
  private static final double HIGH = 1.8;

  static WaveForecast of(WaveCalendar calendar, int waves) {
    SplittableRandom random = new SplittableRandom(SEED);
    LocalDate[] ends = new LocalDate[TRIALS];
    for (int trial = 0; trial < TRIALS; trial++) {
      double common = factor(random);
      int[] workdays = new int[waves];
      for (int w = 0; w < waves; w++) {
        workdays[w] = calendar.workdays(w, (common + factor(random)) / 2);
      }
      ends[trial] = calendar.end(calendar.days(w -> workdays[w]));
    }
    Arrays.sort(ends);
    return new WaveForecast(ends[TRIALS / 2], ends[TRIALS * 9 / 10]);
  }

  /** Triangular, with its top at 1. */
  private static double factor(SplittableRandom random) {
    double share = random.nextDouble();
    double turn = (1 - LOW) / (HIGH - LOW);
    return share < turn
        ? LOW + Math.sqrt(share * (HIGH - LOW) * (1 - LOW))
        : HIGH - Math.sqrt((1 - share) * (HIGH - LOW) * (HIGH - 1));
  }
}
