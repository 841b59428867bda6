package dev.lepton.transform.internal.manifest;

import dev.lepton.transform.internal.schedule.Timetable;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Deployment and what keeps the right number of its copies running. Pure. */
final class Workloads {
  private static final int USUAL_TARGET_CPU_PERCENT = 70;
  private static final String NOT_MEASURED =
      "No load test says how busy a copy may be (requirements.latencyP95Millis and load tests in the"
          + " plan would): another copy is started at "
          + USUAL_TARGET_CPU_PERCENT
          + " % of the requested CPU, as is usual.";
  private static final long START_WITHIN_SECONDS = 300L;
  private static final int KEEP_SECONDS = 86_400;

  private Workloads() {}

  static Deployment deployment(Workload workload) {
    // Where two copies do harm, the old one must be gone before the new one starts.
    int surge = workload.single().isPresent() ? 0 : 1;
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
    workload.single().ifPresent(why -> annotations.put("lepton.dev/single-replica", why));
    if (workload.endpoint().isEmpty()) {
      annotations.put(
          "lepton.dev/no-probes", "It answers no requests; its process ends when it fails.");
    }
    annotations.putAll(waiver(workload));
    return annotations;
  }

  /** The review of manifests asks why a pod gets a token. */
  private static Map<String, String> waiver(Workload workload) {
    return workload
        .traits()
        .asksCluster()
        .map(why -> Map.of("lepton.dev/waive.manifest-service-account-token", why))
        .orElse(Map.of());
  }

  /** A run that is late is left out, and two runs never overlap. */
  static CronJob cronJob(Workload workload) {
    Timetable times = workload.schedule().orElseThrow();
    CronJob job =
        new CronJobBuilder()
            .withMetadata(Metadata.of(workload, workload.name()))
            .editMetadata()
            .addToAnnotations(lacking(workload))
            .addToAnnotations(waiver(workload))
            .endMetadata()
            .withNewSpec()
            .withSchedule(times.fields())
            .withConcurrencyPolicy("Forbid")
            .withStartingDeadlineSeconds(START_WITHIN_SECONDS)
            .withSuccessfulJobsHistoryLimit(3)
            .withFailedJobsHistoryLimit(3)
            .withNewJobTemplate()
            .withNewMetadata()
            .withLabels(Metadata.labels(workload))
            .endMetadata()
            .withSpec(jobSpec(workload))
            .endJobTemplate()
            .endSpec()
            .build();
    times.zone().ifPresent(job.getSpec()::setTimeZone);
    return job;
  }

  /**
   * One copy with a volume of its own, which stays with it. Where all copies share their files, or
   * could, a Deployment is enough.
   */
  static StatefulSet statefulSet(Workload workload) {
    return new StatefulSetBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .editMetadata()
        .addToAnnotations(annotations(workload))
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withRevisionHistoryLimit(5)
        .withServiceName(workload.name())
        .withNewSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endSelector()
        .withNewUpdateStrategy()
        .withType("RollingUpdate")
        .endUpdateStrategy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(Pods.of(workload))
        .endTemplate()
        .addNewVolumeClaimTemplate()
        .withNewMetadata()
        .withName(Pods.FILES)
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(Identities.files(workload).getSpec())
        .endVolumeClaimTemplate()
        .endSpec()
        .build();
  }

  /**
   * Once for each release. Its name has the version in it, since a Job cannot be changed; Helm and
   * Argo CD run it at the right moment by its annotations.
   */
  static Job job(Workload workload) {
    return new JobBuilder()
        .withMetadata(Metadata.of(workload, Metadata.withVersion(workload)))
        .editMetadata()
        .addToAnnotations("helm.sh/hook", "post-install,pre-upgrade")
        .addToAnnotations("helm.sh/hook-delete-policy", "before-hook-creation")
        .addToAnnotations(lacking(workload))
        .addToAnnotations(waiver(workload))
        .endMetadata()
        .withSpec(jobSpec(workload))
        .build();
  }

  private static Map<String, String> lacking(Workload workload) {
    return workload.lacksState()
        ? Map.of(
            "lepton.dev/cannot-run-here",
            workload.traits().ownState().orElse("")
                + " A pod of its own does not reach them: run this with kubectl exec in that copy.")
        : Map.of();
  }

  private static JobSpec jobSpec(Workload workload) {
    return new JobSpecBuilder()
        .withBackoffLimit(2)
        .withTtlSecondsAfterFinished(KEEP_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(Pods.of(workload).edit().withRestartPolicy("Never").build())
        .endTemplate()
        .build();
  }

  static HorizontalPodAutoscaler autoscaler(Workload workload) {
    Optional<Traits.Scaling> measured = workload.traits().scaling();
    String basis = measured.map(Traits.Scaling::basis).orElse(NOT_MEASURED);
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .editMetadata()
        .addToAnnotations("lepton.dev/scaling", basis)
        .endMetadata()
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
        .withAverageUtilization(
            measured.map(Traits.Scaling::targetPercent).orElse(USUAL_TARGET_CPU_PERCENT))
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
