package dev.lepton.plan.models;

/**
 * The weights of the three models.
 *
 * @param demand weights of the demand index, without unit
 * @param unitPrices USD a month per unit of each resource
 * @param performance weights of the performance index' two terms
 * @param defaultLatencyMillis T of the performance index where no latency is required
 */
public record ModelSettings(
    Weights demand,
    Weights unitPrices,
    PerformanceWeights performance,
    double defaultLatencyMillis) {

  /**
   * @param timePerBandwidth of T/B
   * @param load of L
   */
  public record PerformanceWeights(double timePerBandwidth, double load) {
    static final PerformanceWeights ONE = new PerformanceWeights(1, 1);
  }

  /**
   * @param cores per CPU core
   * @param memoryGib per GiB of memory
   * @param storageGib per GiB of storage
   * @param networkMbps per megabit a second
   */
  public record Weights(double cores, double memoryGib, double storageGib, double networkMbps) {
    double sum() {
      return cores + memoryGib + storageGib + networkMbps;
    }
  }

  public static ModelSettings defaults() {
    return new ModelSettings(
        new Weights(4, 0.5, 2, 0.1), new Weights(10, 20, 5, 15), PerformanceWeights.ONE, 100);
  }

  public ModelSettings withDemand(Weights weights) {
    return new ModelSettings(weights, unitPrices, performance, defaultLatencyMillis);
  }

  public ModelSettings withUnitPrices(Weights weights) {
    return new ModelSettings(demand, weights, performance, defaultLatencyMillis);
  }

  public ModelSettings withPerformance(PerformanceWeights weights) {
    return new ModelSettings(demand, unitPrices, weights, defaultLatencyMillis);
  }
}
