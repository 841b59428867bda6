package dev.lepton.operate.rightsize;

import dev.lepton.operate.cost.ResourceRates;
import dev.lepton.operate.cost.Resources;
import java.util.Optional;

/**
 * What a change saves a month of 730 hours: OpenCost's formula before and after, with the larger of
 * request and mean usage. Immutable.
 *
 * @param rates of the nodes on average; empty where they have no price
 */
record Savings(Optional<ResourceRates> rates) {
  private static final double HOURS_PER_MONTH = 730;
  private static final double MIB_PER_GIB = 1024;

  /**
   * USD; negative where it costs.
   *
   * @param request today
   * @param next what is to be requested
   */
  Optional<Double> of(Resource resource, double request, double next, double mean, int replicas) {
    return rates.map(
        all -> {
          double less = Math.max(request, mean) - Math.max(next, mean);
          double each =
              resource == Resource.CPU ? all.cpu() * less : all.memory() * less / MIB_PER_GIB;
          return each * replicas * HOURS_PER_MONTH;
        });
  }

  /** What a workload costs a month. */
  Optional<Double> whole(Workload workload) {
    Workload.Advice advice = workload.advice();
    double cores = Math.max(workload.asked().cores().orElse(0), advice.mean().cores().orElse(0));
    double mib =
        Math.max(workload.asked().memoryMib().orElse(0), advice.mean().memoryMib().orElse(0));
    return rates.map(
        all ->
            all.of(new Resources(cores, mib / MIB_PER_GIB, 0))
                * workload.replicas()
                * HOURS_PER_MONTH);
  }

  /** Nothing where one is not known. */
  static Optional<Double> sum(Optional<Double> one, Optional<Double> other) {
    return one.flatMap(a -> other.map(b -> a + b));
  }
}
