package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import java.util.List;

/** How a workload was at one moment. */
record Observed(WorkloadState state, List<Trouble> troubles) {
  Observed {
    troubles = List.copyOf(troubles);
  }

  static Observed healthy(ObjectKey workload, String message) {
    return new Observed(new WorkloadState(workload, Health.HEALTHY, message), List.of());
  }

  static Observed progressing(ObjectKey workload, String message) {
    return new Observed(new WorkloadState(workload, Health.PROGRESSING, message), List.of());
  }

  static Observed missing(ObjectKey workload) {
    return new Observed(
        new WorkloadState(workload, Health.MISSING, "it is not in the cluster"), List.of());
  }

  /**
   * @param troubles at least one
   */
  static Observed troubled(ObjectKey workload, List<Trouble> troubles) {
    return new Observed(
        new WorkloadState(workload, Health.TROUBLED, troubles.get(0).what()), troubles);
  }

  boolean isHealthy() {
    return state.health() == Health.HEALTHY;
  }
}
