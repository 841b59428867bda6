package dev.lepton.plan.pack;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Equal pods that belong together, such as the replicas of a Deployment.
 *
 * @param cores CPU cores that one pod requests, above 0
 * @param memoryGib GiB that one pod requests, above 0
 * @param count pods, 0 or more
 */
public record PackWorkload(String name, double cores, double memoryGib, int count, Rules rules) {

  /**
   * Where its pods may be.
   *
   * @param architecture amd64, arm64 or any
   * @param antiAffinity a group's name: no two pods of the group share a node
   * @param maxPerNode most of its pods on one node, 1 or more
   * @param zoneSpread whether its pods are spread over all zones, no zone having more than one pod
   *     more than another
   * @param spot whether it bears nodes that the provider may take away at any time
   * @param base so many of its pods run at all times, the others at the peak; empty for all of them
   */
  public record Rules(
      String architecture,
      Optional<String> antiAffinity,
      OptionalInt maxPerNode,
      boolean zoneSpread,
      boolean spot,
      OptionalInt base) {

    /** All pods run at all times. */
    public Rules(
        String architecture,
        Optional<String> antiAffinity,
        OptionalInt maxPerNode,
        boolean zoneSpread,
        boolean spot) {
      this(architecture, antiAffinity, maxPerNode, zoneSpread, spot, OptionalInt.empty());
    }

    /** No rule but the architecture. */
    public static Rules of(String architecture) {
      return new Rules(architecture, Optional.empty(), OptionalInt.empty(), false, false);
    }
  }

  /** How many of its pods run at all times. */
  public int basePods() {
    return Math.min(count, rules.base().orElse(count));
  }

  /** The same pods under other rules. */
  public PackWorkload under(Rules other) {
    return new PackWorkload(name, cores, memoryGib, count, other);
  }
}
