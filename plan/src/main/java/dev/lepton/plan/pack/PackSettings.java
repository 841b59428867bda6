package dev.lepton.plan.pack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for all workloads, and how long to search.
 *
 * @param zones names of the availability zones, at least one; prices are the same in all of them
 * @param buying in which ways nodes may be bought
 * @param maxPods most pods on a node, beside what its network can address; {@code
 *     Integer.MAX_VALUE} for no further limit
 * @param burstable whether machines whose CPUs are not there all the time are used
 * @param budgetPerHour most USD an hour
 */
public record PackSettings(
    List<String> zones,
    Buying buying,
    int maxPods,
    boolean burstable,
    Daemons daemons,
    Optional<Double> budgetPerHour,
    Search search) {

  public PackSettings {
    zones = List.copyOf(zones);
  }

  /**
   * What each node carries of the cluster's own, taken off what it can allocate.
   *
   * @param cores CPU cores, 0 or more
   * @param memoryGib GiB, 0 or more
   * @param pods 0 or more
   */
  public record Daemons(double cores, double memoryGib, int pods) {
    public static Daemons none() {
      return new Daemons(0, 0, 0);
    }
  }

  /**
   * When to stop. The same seed and number of steps give the same answer on every machine as long
   * as the time does not run out first; after that the answer depends on how fast the machine was.
   *
   * @param steps most rounds of ruin and recreate; {@code Long.MAX_VALUE} for no limit
   */
  public record Search(long seed, Duration most, long steps) {}

  /** One zone, no spot, no limits, some seconds. */
  public static PackSettings defaults(Search search) {
    return new PackSettings(
        List.of("zone-1"),
        Buying.onDemand(0),
        Integer.MAX_VALUE,
        false,
        Daemons.none(),
        Optional.empty(),
        search);
  }
}
