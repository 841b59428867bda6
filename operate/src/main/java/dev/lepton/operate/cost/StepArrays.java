package dev.lepton.operate.cost;

import dev.lepton.prometheus.TimeSeries;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One value a step for everything that has a key; 0 where nothing is known. Not thread-safe. */
final class StepArrays {
  private final Steps steps;
  private final double factor;
  private final Map<String, double[]> arrays = new HashMap<>();

  /**
   * @param factor by which every value is multiplied
   */
  StepArrays(Steps steps, double factor) {
    this.steps = steps;
    this.factor = factor;
  }

  /** Takes what is a number and not below 0. */
  void add(String key, TimeSeries series) {
    double[] values = arrays.computeIfAbsent(key, any -> new double[steps.count()]);
    for (int i = 0; i < series.size(); i++) {
      int step = steps.endingAt(Math.round(series.second(i)));
      double value = series.value(i);
      if (step >= 0 && value > 0 && Double.isFinite(value)) {
        values[step] += value * factor;
      }
    }
  }

  Set<String> keys() {
    return arrays.keySet();
  }

  double[] of(String key) {
    double[] known = arrays.get(key);
    return known == null ? new double[steps.count()] : known;
  }

  /** The same, no value above 1. */
  double[] shares(String key) {
    double[] all = of(key).clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.min(1, all[i]);
    }
    return all;
  }
}
