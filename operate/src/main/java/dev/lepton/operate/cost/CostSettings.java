package dev.lepton.operate.cost;

import java.util.Set;

/**
 * How costs are shown.
 *
 * @param shareIdle whether what nodes have left is shared out to what runs on them
 * @param shareOverhead whether control planes are shared out
 * @param sharedNamespaces whose cost is shared out to all others
 */
public record CostSettings(
    Grouping grouping, boolean shareIdle, boolean shareOverhead, Set<String> sharedNamespaces) {
  public CostSettings {
    sharedNamespaces = Set.copyOf(sharedNamespaces);
  }

  /** By application, nothing shared out. */
  public static CostSettings plain() {
    return new CostSettings(Grouping.APPLICATION, false, false, Set.of());
  }
}
