package dev.lepton.accept.load;

import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Raises the rate step by step until the server no longer keeps up, and a little beyond: a fit of
 * the universal scalability law wants to see the decline too.
 *
 * @param factor by which the rate grows with each step, above 1
 * @param mostSteps at least 1
 */
public record Saturation(OpenLoad load, LoadWatch watch, double factor, int mostSteps) {
  /** Below this share of the rate, the server does not keep up. */
  private static final double KEPT_UP = 0.95;

  private static final double MOST_ERROR_PERCENT = 5;
  private static final int STEPS_BEYOND = 2;
  private static final int FIGURES = 3;

  /**
   * @param plan makes the test at a rate, in requests a second
   * @return the steps in order; the last ones were not kept up with, unless the steps ran out
   */
  public List<LoadTest.Step> run(double firstRate, DoubleFunction<LoadPlan> plan) {
    List<LoadTest.Step> steps = new ArrayList<>();
    double rate = firstRate;
    int beyond = 0;
    while (steps.size() < mostSteps && beyond < STEPS_BEYOND && !watch.enough()) {
      LoadReport report = load.run(plan.apply(rate));
      if (report.interrupted() && !steps.isEmpty()) {
        break;
      }
      boolean keptUp =
          report.throughput() >= KEPT_UP * report.rate()
              && report.errorPercent() <= MOST_ERROR_PERCENT;
      beyond = keptUp ? 0 : beyond + 1;
      steps.add(new LoadTest.Step(report, keptUp));
      rate = round(rate * factor);
    }
    return List.copyOf(steps);
  }

  /** Rates with few figures are easier to talk about. */
  private static double round(double rate) {
    double unit = Math.pow(10, Math.floor(Math.log10(rate)) - FIGURES + 1);
    return Math.round(rate / unit) * unit;
  }

  /**
   * The steps as the CSV that {@code lepton plan capacity --tests} reads: load is how many requests
   * were at the server at the same time, times are those at the server.
   */
  public static String csv(List<LoadTest.Step> steps) {
    StringBuilder csv = new StringBuilder("load,throughput,mean_ms,p95_ms\n");
    for (LoadTest.Step step : steps) {
      LoadReport load = step.load();
      if (load.completed() > 0 && load.inFlight() > 0) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%.4f,%.3f,%.4f,%.4f\n",
                load.inFlight(),
                load.throughput(),
                load.serviceMillis().mean(),
                load.serviceMillis().p95()));
      }
    }
    return csv.toString();
  }
}
