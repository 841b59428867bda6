package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;

/** What a release in a cluster shows, in the words of the runbooks. Pure. */
final class ClusterFacts {
  private static final int KILLED = 137;
  private static final int MANY = 5;

  private ClusterFacts() {}

  static Facts of(ReleaseStatus status) {
    Facts.Builder facts = Facts.builder();
    boolean well =
        !status.workloads().isEmpty()
            && status.workloads().stream()
                .allMatch(workload -> workload.health() == WorkloadState.Health.HEALTHY);
    facts.flag(Sign.PROBE_HEALTHY, status.release(), well);
    facts.flag(
        Sign.RELEASE_PREVIOUS,
        status.release(),
        status.history().stream()
            .anyMatch(revision -> revision.state() == ReleaseRevision.State.SUPERSEDED));
    status.workloads().forEach(workload -> workload(workload, facts));
    status.limited().forEach(each -> facts.flag(Sign.AUTOSCALER_LIMITED, each.toString(), true));
    status.troubles().forEach(trouble -> trouble(trouble, facts));
    return facts.build();
  }

  private static void workload(WorkloadState workload, Facts.Builder facts) {
    String name = workload.workload().toString();
    switch (workload.health()) {
      case HEALTHY -> facts.text(Sign.INSTANCE_STATE, name, "running");
      case MISSING -> facts.text(Sign.INSTANCE_STATE, name, "missing");
      case PROGRESSING, TROUBLED -> {
        // What is wrong with them, their troubles say.
      }
    }
  }

  private static void trouble(Trouble trouble, Facts.Builder facts) {
    String of = trouble.where();
    switch (trouble.cause()) {
      case IMAGE -> waiting(facts, of, "ErrImagePull");
      case CONFIGURATION -> waiting(facts, of, "CreateContainerConfigError");
      case CRASH_LOOP ->
          facts
              .text(Sign.INSTANCE_STATE, of, "exited")
              .text(Sign.INSTANCE_REASON, of, "CrashLoopBackOff")
              .number(Sign.INSTANCE_RESTARTS, of, MANY);
      case OUT_OF_MEMORY ->
          facts
              .text(Sign.INSTANCE_STATE, of, "exited")
              .flag(Sign.INSTANCE_OUT_OF_MEMORY, of, true)
              .number(Sign.INSTANCE_EXIT_CODE, of, KILLED);
      case UNSCHEDULABLE -> {
        waiting(facts, of, "Unschedulable");
        facts.text(Sign.EVENT_REASON, of, "FailedScheduling");
      }
      case QUOTA -> waiting(facts, of, "QuotaExceeded");
      case NODE_LOST -> facts.flag(Sign.NODE_LOST, of, true);
      case PROBE ->
          facts
              .text(Sign.INSTANCE_STATE, of, "running")
              .text(Sign.PROBE_DETAIL, of, "status not good: " + trouble.what());
      default -> facts.text(Sign.EVENT_REASON, of, trouble.cause().name());
    }
    facts.text(Sign.EVENT_MESSAGE, of, trouble.what());
  }

  private static void waiting(Facts.Builder facts, String of, String reason) {
    facts.text(Sign.INSTANCE_STATE, of, "waiting").text(Sign.INSTANCE_REASON, of, reason);
  }
}
