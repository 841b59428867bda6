package dev.lepton.model.migration;

import java.util.Optional;

/**
 * How the platform's machines are placed and bought.
 *
 * @param zones over how many availability zones the application's copies are spread, at least 1
 * @param maxPods most pods on a Kubernetes node; empty for what its network can address
 * @param commitmentYears the longest commitment that may be entered into, 0 (none), 1 or 3
 * @param interruptible whether the application bears to lose a copy at any time: it keeps nothing
 *     on its machine, so that one copy may run on a spot machine
 */
public record NodeSpec(
    int zones, Optional<Integer> maxPods, int commitmentYears, boolean interruptible) {

  /** One zone, no further limit, on demand. */
  public static NodeSpec defaults() {
    return new NodeSpec(1, Optional.empty(), 0, false);
  }
}
