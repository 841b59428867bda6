package dev.lepton.deploy.cluster;

import java.util.List;

/**
 * A release that is there and healthy.
 *
 * @param changes what was done to each object
 * @param workloads how each was at the end
 */
public record ClusterRelease(
    String release,
    String namespace,
    int revision,
    List<ObjectChange> changes,
    List<WorkloadState> workloads) {
  public ClusterRelease {
    changes = List.copyOf(changes);
    workloads = List.copyOf(workloads);
  }
}
