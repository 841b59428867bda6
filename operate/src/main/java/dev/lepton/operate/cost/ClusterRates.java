package dev.lepton.operate.cost;

import dev.lepton.operate.cost.ClusterUse.NodeUse;
import java.util.List;
import java.util.Optional;

/**
 * What a core and a GiB cost in a cluster: all prices of its nodes, split over all that they have.
 * Stateless.
 */
public final class ClusterRates {
  private ClusterRates() {}

  /**
   * @param nodes those without a price are left out
   * @return empty where none has a price
   */
  public static Optional<ResourceRates> of(List<NodeUse> nodes, PriceBook prices) {
    double usd = 0;
    Resources all = Resources.NONE;
    for (NodeUse node : nodes) {
      Optional<UnitPrice> price = prices.node(node.facts());
      if (price.isPresent()) {
        usd += price.get().usd();
        all = all.plus(node.has());
      }
    }
    return usd > 0 ? Optional.of(ResourceRates.BASE.scaledTo(usd, all)) : Optional.empty();
  }
}
