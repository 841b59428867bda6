package dev.lepton.deploy.cluster;

import java.time.Duration;

/**
 * How a release is brought in.
 *
 * @param release its name; revisions of one name follow each other
 * @param manifests what shall be there
 * @param strategy how users get from the release before to this one
 * @param conflicts what happens to fields that another manager holds
 */
public record DeployRequest(
    String release,
    ReleaseManifests manifests,
    Strategy strategy,
    Conflicts conflicts,
    Delivery delivery) {

  /** What happens to fields that another manager holds. */
  public enum Conflicts {
    /** Nothing is changed, and all of them are told. */
    REFUSE,
    /** They are taken over. */
    TAKE_OVER
  }

  /**
   * @param timeout for all workloads to become healthy; a manifest's own progress deadline may end
   *     it earlier
   * @param unschedulable for how long a pod may wait for a node, in which an autoscaler could make
   *     one
   * @param silence for how long another run must have been silent to be taken for dead
   * @param drain for how long the old release still runs once services lead to the new one
   */
  public record Limits(
      Duration timeout, Duration unschedulable, Duration silence, Duration drain) {}
}
