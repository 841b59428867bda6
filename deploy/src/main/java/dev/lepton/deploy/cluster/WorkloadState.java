package dev.lepton.deploy.cluster;

/**
 * How a workload is, apart from whether it is as planned.
 *
 * @param message why, in words
 */
public record WorkloadState(ObjectKey workload, Health health, String message) {

  /** From best to worst. */
  public enum Health {
    HEALTHY,
    /** On its way, with nothing known to be wrong. */
    PROGRESSING,
    /** Something is wrong that waiting may not mend. */
    TROUBLED,
    MISSING
  }
}
