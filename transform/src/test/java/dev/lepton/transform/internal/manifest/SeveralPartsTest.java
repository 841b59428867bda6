package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralPartsTest {
  private final Map<String, HasMetadata> objects = Manifests.of(Samples.all());

  @Test
  void allPartsShareOneNamespaceAndItsRules() {
    assertThat(objects.keySet())
        .contains(
            "namespace.yaml",
            "network-policy-default-deny.yaml",
            "web-api/deployment.yaml",
            "worker/deployment.yaml",
            "nightly/cron-job.yaml");
    assertThat(
            objects.values().stream().filter(object -> object.getMetadata().getNamespace() != null))
        .allMatch(object -> object.getMetadata().getNamespace().equals("shop"));
    NetworkPolicy deny = (NetworkPolicy) objects.get("network-policy-default-deny.yaml");
    assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
  }

  @Test
  void whatAnswersNoRequestsHasNeitherServiceNorProbesAndSaysWhy() {
    assertThat(objects).doesNotContainKeys("worker/service.yaml", "worker/ingress.yaml");
    Deployment worker = (Deployment) objects.get("worker/deployment.yaml");
    assertThat(worker.getSpec().getTemplate().getSpec().getContainers().get(0).getReadinessProbe())
        .isNull();
    assertThat(worker.getMetadata().getAnnotations()).containsKey("lepton.dev/no-probes");
  }

  @Test
  void whatTheClockStartsNeverOverlapsAndIsAsRestrictedAsTheRest() {
    CronJob nightly = (CronJob) objects.get("nightly/cron-job.yaml");
    assertThat(nightly.getSpec().getSchedule()).isEqualTo("0 3 * * *");
    assertThat(nightly.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    PodSpec pod = nightly.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getContainers().get(0).getSecurityContext().getReadOnlyRootFilesystem())
        .isTrue();
    assertThat(objects).doesNotContainKey("nightly/horizontal-pod-autoscaler.yaml");
  }

  @Test
  void partsMayCallThosePartsThatTheyNeed() {
    NetworkPolicy calls = (NetworkPolicy) objects.get("worker/network-policy-allow-calls.yaml");
    assertThat(
            calls
                .getSpec()
                .getEgress()
                .get(0)
                .getTo()
                .get(0)
                .getPodSelector()
                .getMatchExpressions()
                .get(0)
                .getValues())
        .containsExactly("web-api");
    assertThat(objects).doesNotContainKey("web-api/network-policy-allow-calls.yaml");
  }

  @Test
  void theAutoscalersNumberIsNotSetBackByARollOut() {
    Deployment web = (Deployment) objects.get("web-api/deployment.yaml");
    assertThat(objects).containsKey("web-api/horizontal-pod-autoscaler.yaml");
    assertThat(web.getSpec().getReplicas()).isNull();
  }
}
