package dev.lepton.operate.cost;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One node in one step of time, split between what runs on it. OpenCost's formula: a container
 * costs max(request, usage) × hours × rate for each resource, and what is left of the node is idle.
 * Where containers use more than the node has (CPU and memory may be over-committed), what they
 * cost is scaled down, so that the parts are still the whole and idle is 0.
 *
 * @param asset what the node costs in this step, by {@link Part#CPU}, {@link Part#MEMORY} and
 *     {@link Part#GPU}
 * @param containers what each costs, likewise
 * @param idle what is left, likewise
 * @param scaled the largest factor by which demand was above what the node has; 1 where it fitted
 */
record NodeShare(long[] asset, List<long[]> containers, long[] idle, double scaled) {
  private static final List<ToDoubleFunction<Resources>> AMOUNTS =
      List.of(Resources::cores, Resources::memoryGib, Resources::gpus);

  /**
   * @param node what it has
   * @param usdPerHour its price
   * @param hours for which it was there within the step, 0 or more
   * @param used by each container on average over these hours: the larger of request and usage
   */
  static NodeShare of(Resources node, double usdPerHour, double hours, List<Resources> used) {
    ResourceRates rates = ResourceRates.BASE.scaledTo(usdPerHour, node);
    double[] prices = {rates.cpu(), rates.memory(), rates.gpu()};
    double[] weights = new double[prices.length];
    for (int i = 0; i < prices.length; i++) {
      weights[i] = prices[i] * AMOUNTS.get(i).applyAsDouble(node);
    }
    long[] asset = Nanos.share(Nanos.of(usdPerHour * hours), weights);
    List<long[]> containers = used.stream().map(one -> new long[prices.length]).toList();
    long[] idle = new long[prices.length];
    double scaled = 1;
    for (int i = 0; i < prices.length; i++) {
      ToDoubleFunction<Resources> amount = AMOUNTS.get(i);
      double[] demand = used.stream().mapToDouble(amount).toArray();
      double has = amount.applyAsDouble(node);
      long[] costs = costs(asset[i], demand, has, prices[i] * hours);
      long left = asset[i];
      for (int container = 0; container < costs.length; container++) {
        containers.get(container)[i] = costs[container];
        left -= costs[container];
      }
      idle[i] = left;
      double all = Arrays.stream(demand).sum();
      scaled = has > 0 ? Math.max(scaled, all / has) : scaled;
    }
    return new NodeShare(asset, containers, idle, scaled);
  }

  private static long[] costs(long asset, double[] demand, double has, double each) {
    double all = Arrays.stream(demand).sum();
    if (demand.length == 0 || !(all > 0) || !(has > 0)) {
      return new long[demand.length];
    }
    if (all < has) {
      long[] costs = Arrays.stream(demand).mapToLong(amount -> Nanos.of(amount * each)).toArray();
      if (Arrays.stream(costs).sum() <= asset) {
        return costs;
      }
    }
    return Nanos.share(asset, demand);
  }
}
