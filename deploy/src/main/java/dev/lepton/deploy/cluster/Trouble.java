package dev.lepton.deploy.cluster;

/**
 * Why a workload does not become healthy.
 *
 * @param where the pod, or the workload itself
 * @param fix what a person can do
 */
public record Trouble(ObjectKey workload, Cause cause, String where, String what, String fix) {

  /** What kinds of trouble are told apart. */
  public enum Cause {
    CRASH_LOOP,
    OUT_OF_MEMORY,
    IMAGE,
    CONFIGURATION,
    UNSCHEDULABLE,
    /** Its node does not answer any more. */
    NODE_LOST,
    QUOTA,
    /** An admission rule does not allow the pods. */
    REFUSED,
    PROBE,
    DEADLINE,
    JOB_FAILED,
    /** Users who met it were served worse than by the release before. */
    CANARY
  }
}
