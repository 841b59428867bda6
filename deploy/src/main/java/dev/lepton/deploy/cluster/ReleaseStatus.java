package dev.lepton.deploy.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A release on two axes: whether it is as planned, and whether it is well.
 *
 * @param deployed the revision that should be there; empty if none is
 * @param history all that are remembered, the last one last
 * @param objects of the deployed revision, compared with what is there
 * @param workloads how they are
 * @param troubles why workloads are not well
 * @param limited autoscalers that want more pods than they may have
 * @param saturated deployments without an autoscaler whose pods all use most of the processor time
 *     that they may have; none where {@code use} is empty
 * @param use what its pods use at this moment; empty where nobody asked, or the cluster has no
 *     metrics API, or does not let us ask it
 * @param attention what a person should look at, the worst first
 */
public record ReleaseStatus(
    String release,
    String namespace,
    Optional<ReleaseRevision> deployed,
    List<ReleaseRevision> history,
    List<Drift> objects,
    List<WorkloadState> workloads,
    List<Trouble> troubles,
    List<ObjectKey> limited,
    List<ObjectKey> saturated,
    Optional<List<ContainerUse>> use,
    List<String> attention) {
  public ReleaseStatus {
    history = List.copyOf(history);
    objects = List.copyOf(objects);
    workloads = List.copyOf(workloads);
    troubles = List.copyOf(troubles);
    limited = List.copyOf(limited);
    saturated = List.copyOf(saturated);
    use = use.map(List::copyOf);
    attention = List.copyOf(attention);
  }

  /**
   * One object against its plan.
   *
   * @param difference from what is there to what was planned; empty unless it was changed
   */
  public record Drift(ObjectKey object, State state, List<String> difference) {
    public Drift {
      difference = List.copyOf(difference);
    }

    /** How it compares. */
    public enum State {
      AS_PLANNED,
      CHANGED,
      MISSING
    }
  }
}
