package dev.lepton.operate.cost;

/**
 * What one unit of each resource of a node costs an hour. Splitting a node's price is OpenCost's:
 * base rates of CPU, memory and GPU are scaled by one factor, so that the node's resources at these
 * rates cost what the node costs. A node of $35 whose resources would cost 30, 30 and 10 at base
 * rates is 15, 15 and 5.
 *
 * @param cpu USD a core and hour, 0 or more
 * @param memory USD a GiB and hour, 0 or more
 * @param gpu USD a GPU and hour, 0 or more
 */
public record ResourceRates(double cpu, double memory, double gpu) {
  /** OpenCost's defaults: what resources cost beside each other. */
  public static final ResourceRates BASE = new ResourceRates(0.031611, 0.004237, 0.95);

  /** What so much of everything costs an hour. */
  public double of(Resources amount) {
    return cpu * amount.cores() + memory * amount.memoryGib() + gpu * amount.gpus();
  }

  /**
   * @param usdPerHour of the whole node
   * @param node what it has; a node without anything has no rates
   */
  public ResourceRates scaledTo(double usdPerHour, Resources node) {
    double base = of(node);
    double factor = base > 0 ? usdPerHour / base : 0;
    return new ResourceRates(cpu * factor, memory * factor, gpu * factor);
  }
}
