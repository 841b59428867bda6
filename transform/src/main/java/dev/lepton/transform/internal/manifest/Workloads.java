package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;

/** The Deployment and what keeps the right number of its copies running. Pure. */
final class Workloads {
  private static final int TARGET_CPU_PERCENT = 70;

  private Workloads() {}

  static Deployment deployment(Workload workload) {
    // Where two copies do harm, the old one must be gone before the new one starts.
    int surge = workload.onlyOne().isPresent() ? 0 : 1;
    return new DeploymentBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .editMetadata()
        .addToAnnotations(
            workload
                .onlyOne()
                .map(reason -> Map.of("lepton.dev/single-replica", reason))
                .orElse(Map.of()))
        .endMetadata()
        .withNewSpec()
        .withReplicas(workload.replicas())
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

  static HorizontalPodAutoscaler autoscaler(Workload workload) {
    int most = workload.onlyOne().isPresent() ? 1 : 3 * workload.replicas();
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", workload.name())
        .withMinReplicas(workload.replicas())
        .withMaxReplicas(most)
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
        .withNewSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endSelector()
        .endSpec()
        .build();
  }
}
