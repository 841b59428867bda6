package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers to label an axis with. Stateless. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 5};

  private Ticks() {}

  /** 1, 2 and 5 times each power of ten within the bounds; only the powers where those are many. */
  static List<Double> logarithmic(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    boolean many = high / low > 1000;
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double step : STEPS) {
        double tick = step * Math.pow(10, power);
        if (tick >= low && tick <= high && (step == 1 || !many)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** From 0 to at least {@code high} in at most five equal round steps. */
  static List<Double> linear(double high) {
    double step = step(high / 5);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; ticks.isEmpty() || ticks.get(ticks.size() - 1) < high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-6))));
    for (double step : STEPS) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** With as many digits as it needs. */
  static String label(double tick) {
    String pattern = tick == 0 || tick >= 1 ? "%,.0f" : tick >= 0.1 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, tick);
  }
}
