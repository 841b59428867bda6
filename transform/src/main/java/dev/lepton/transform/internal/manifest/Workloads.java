package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The Deployment and what keeps the right number of its copies running. Pure. */
final class Workloads {
  private static final int TARGET_CPU_PERCENT = 70;
  private static final long START_WITHIN_SECONDS = 300L;
  private static final int KEEP_SECONDS = 86_400;

  private Workloads() {}

  static Deployment deployment(Workload workload) {
    // Where two copies do harm, the old one must be gone before the new one starts.
    int surge = workload.onlyOne().isPresent() ? 0 : 1;
    return new DeploymentBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .editMetadata()
        .addToAnnotations(annotations(workload))
        .endMetadata()
        .withNewSpec()
        // The autoscaler's number must not be set back by every roll-out.
        .withReplicas(workload.scales() ? null : (Integer) workload.replicas())
        .withRevisionHistoryLimit(5)
        .withProgressDeadlineSeconds(300)
        .withNewSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString(surge))
        .withMaxUnavailable(new IntOrString(1 - surge))
        .endRollingUpdate()
        .endStrategy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(Pods.of(workload))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** What a reader would take for an omission. */
  private static Map<String, String> annotations(Workload workload) {
    Map<String, String> annotations = new TreeMap<>();
    workload.onlyOne().ifPresent(why -> annotations.put("lepton.dev/single-replica", why));
    if (workload.endpoint().isEmpty()) {
      annotations.put(
          "lepton.dev/no-probes", "It answers no requests; its process ends when it fails.");
    }
    return annotations;
  }

  /** A run that is late is left out, and two runs never overlap. */
  static CronJob cronJob(Workload workload) {
    return new CronJobBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .withSchedule(workload.schedule().orElseThrow())
        .withConcurrencyPolicy("Forbid")
        .withStartingDeadlineSeconds(START_WITHIN_SECONDS)
        .withSuccessfulJobsHistoryLimit(3)
        .withFailedJobsHistoryLimit(3)
        .withNewJobTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(2)
        .withTtlSecondsAfterFinished(KEEP_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(Pods.of(workload).edit().withRestartPolicy("Never").build())
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  static HorizontalPodAutoscaler autoscaler(Workload workload) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", workload.name())
        .withMinReplicas(workload.replicas())
        .withMaxReplicas(workload.mostReplicas())
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(TARGET_CPU_PERCENT)
        .endTarget()
        .endResource()
        .endMetric()
        .endSpec()
        .build();
  }

  static PodDisruptionBudget disruptionBudget(Workload workload) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        // Counted from above: a minimum would block every node drain where there is one copy only.
        .withMaxUnavailable(new IntOrString(1))
        // A pod that does not work anyway must not hold up a node.
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endSelector()
        .endSpec()
        .build();
  }
}
