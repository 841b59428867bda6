package dev.lepton.deploy.cluster;

import java.util.Optional;

/**
 * What a container uses at this moment, as the cluster's metrics API says; it has no memory of what
 * was before.
 *
 * @param cores processor cores, over the API's window of some 15 to 60 s
 * @param memoryBytes that cannot be taken from it (the working set)
 * @param coresLimit empty without a limit
 * @param memoryLimitBytes empty without a limit
 */
public record ContainerUse(
    String pod,
    String container,
    double cores,
    double memoryBytes,
    Optional<Double> coresLimit,
    Optional<Double> memoryLimitBytes) {

  /** Of its limit, in percent; empty without a limit. */
  public Optional<Double> coresPercent() {
    return coresLimit.filter(limit -> limit > 0).map(limit -> 100 * cores / limit);
  }

  /** Of its limit, in percent; empty without a limit. */
  public Optional<Double> memoryPercent() {
    return memoryLimitBytes.filter(limit -> limit > 0).map(limit -> 100 * memoryBytes / limit);
  }
}
