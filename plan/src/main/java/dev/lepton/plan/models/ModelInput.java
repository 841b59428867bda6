package dev.lepton.plan.models;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the three models are asked about, without a migration around it.
 *
 * @param cores CPU cores
 * @param memoryGib GiB
 * @param storageGib GiB
 * @param networkMbps megabits per second
 * @param timeMillis T of the performance index, ms; empty for the default
 * @param load requests per second
 */
public record ModelInput(
    double cores,
    double memoryGib,
    double storageGib,
    double networkMbps,
    OptionalDouble timeMillis,
    double load) {
  private static final double MOST_CORES = 1e7;
  private static final double MOST_MEMORY_GIB = 1e8;
  private static final double MOST_STORAGE_GIB = 1e10;
  private static final double MOST_MBPS = 1e9;
  private static final double MOST_MILLIS = 86_400_000;
  private static final double MOST_LOAD = 1e9;

  /**
   * Names the options of the command that asks, which is the only one who does.
   *
   * @throws LeptonException USAGE with every figure that no estate can have
   */
  void check(ModelSettings weights) {
    List<Problem> problems = new ArrayList<>();
    within(problems, "--cpu", cores, Double.MIN_VALUE, MOST_CORES);
    within(problems, "--memory", memoryGib, Double.MIN_VALUE, MOST_MEMORY_GIB);
    within(problems, "--storage", storageGib, 0, MOST_STORAGE_GIB);
    within(problems, "--network", networkMbps, Double.MIN_VALUE, MOST_MBPS);
    timeMillis.ifPresent(time -> within(problems, "--time", time, 0, MOST_MILLIS));
    within(problems, "--load", load, 0, MOST_LOAD);
    within(problems, "--weights", weights.demand());
    within(problems, "--prices", weights.unitPrices());
    if (!(weights.unitPrices().sum() > 0)) {
      problems.add(
          new Problem(
              "all unit prices are 0: they have no shares", "--prices", "give one above 0"));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
  }

  private static void within(List<Problem> problems, String option, ModelSettings.Weights weights) {
    for (double weight :
        List.of(
            weights.cores(), weights.memoryGib(), weights.storageGib(), weights.networkMbps())) {
      within(problems, option, weight, 0, 1e6);
    }
  }

  private static void within(
      List<Problem> problems, String option, double value, double least, double most) {
    if (value >= least && value <= most) {
      return;
    }
    String low = least == Double.MIN_VALUE ? "above 0" : "0 or more";
    problems.add(
        new Problem(
            option + " is " + ModelText.number(value) + ", which no estate can have",
            option,
            String.format(Locale.ROOT, "give a number %s, at most %.0f", low, most)));
  }
}
