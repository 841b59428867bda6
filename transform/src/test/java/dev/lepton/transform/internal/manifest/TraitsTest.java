package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes a workload an unusual one shows in its objects. */
class TraitsTest {
  private static <T extends HasMetadata> T only(Workload workload, Class<T> kind) {
    List<T> found =
        Manifests.of(List.of(workload)).values().stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static NetworkPolicy policy(Workload workload, String ending) {
    return Manifests.of(List.of(workload)).values().stream()
        .filter(NetworkPolicy.class::isInstance)
        .map(NetworkPolicy.class::cast)
        .filter(policy -> policy.getMetadata().getName().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void stateThatBelongsToOneCopyGoesWithItInAStatefulSet() {
    Map<String, HasMetadata> objects = Manifests.of(List.of(Samples.ledger()));
    StatefulSet set = only(Samples.ledger(), StatefulSet.class);

    assertThat(objects)
        .doesNotContainKeys(
            "deployment.yaml", "horizontal-pod-autoscaler.yaml", "persistent-volume-claim.yaml");
    assertThat(set.getSpec().getReplicas()).isEqualTo(1);
    assertThat(set.getSpec().getServiceName())
        .isEqualTo(only(Samples.ledger(), Service.class).getMetadata().getName());
    assertThat(set.getSpec().getVolumeClaimTemplates())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.getMetadata().getName())
                  .isEqualTo(
                      set.getSpec()
                          .getTemplate()
                          .getSpec()
                          .getContainers()
                          .get(0)
                          .getVolumeMounts()
                          .get(1)
                          .getName());
              assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce");
            });
    assertThat(set.getMetadata().getAnnotations())
        .containsEntry("lepton.dev/single-replica", "SQLite keeps its files.");
  }

  @Test
  void aTokenAndRightsAreOnlyForWhatAsksTheCluster() {
    Workload web = Samples.web();
    Workload asking = Samples.asking();

    assertThat(Manifests.of(List.of(web))).doesNotContainKeys("role.yaml", "role-binding.yaml");
    assertThat(pod(web).getAutomountServiceAccountToken()).isFalse();
    assertThat(pod(asking).getAutomountServiceAccountToken()).isTrue();
    assertThat(only(asking, Role.class).getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.getVerbs()).containsExactly("get", "list", "watch");
              assertThat(rule.getResources()).doesNotContain("secrets", "*");
            });
    RoleBinding binding = only(asking, RoleBinding.class);
    assertThat(binding.getRoleRef().getName())
        .isEqualTo(only(asking, Role.class).getMetadata().getName());
    assertThat(binding.getSubjects().get(0).getName())
        .isEqualTo(pod(asking).getServiceAccountName());
  }

  private static PodSpec pod(Workload workload) {
    return only(workload, Deployment.class).getSpec().getTemplate().getSpec();
  }

  @Test
  void whatRunsOnceIsAJobOfItsVersion() {
    Job job = only(Samples.migration(), Job.class);

    assertThat(job.getMetadata().getName()).isEqualTo("migrate-1-0-7");
    assertThat(job.getMetadata().getAnnotations())
        .containsEntry("helm.sh/hook", "post-install,pre-upgrade");
    assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(Manifests.of(List.of(Samples.migration())))
        .doesNotContainKeys("deployment.yaml", "pod-disruption-budget.yaml", "service.yaml");
  }

  @Test
  void anAutoscalerTakesItsTargetFromLoadTests() {
    HorizontalPodAutoscaler scaler = only(Samples.observed(), HorizontalPodAutoscaler.class);

    assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(4);
    assertThat(
            scaler.getSpec().getMetrics().get(0).getResource().getTarget().getAverageUtilization())
        .isEqualTo(55);
    assertThat(scaler.getMetadata().getAnnotations())
        .containsEntry("lepton.dev/scaling", "Load tests.");
  }

  @Test
  void anAutoscalerWithoutLoadTestsSaysSo() {
    HorizontalPodAutoscaler scaler = only(Samples.web(), HorizontalPodAutoscaler.class);

    assertThat(
            scaler.getSpec().getMetrics().get(0).getResource().getTarget().getAverageUtilization())
        .isEqualTo(70);
    assertThat(scaler.getMetadata().getAnnotations().get("lepton.dev/scaling"))
        .contains("requirements.latencyP95Millis", "70 % of the requested CPU");
  }

  @Test
  void onlyWhoWasSeenMaySendRequests() {
    List<NetworkPolicyPeer> callers =
        policy(Samples.observed(), "-allow-requests").getSpec().getIngress().get(0).getFrom();

    assertThat(callers)
        .extracting(peer -> peer.getIpBlock() == null ? "" : peer.getIpBlock().getCidr())
        .containsExactlyInAnyOrder("", "", "10.0.0.7/32", "");
    assertThat(callers)
        .extracting(
            peer ->
                peer.getPodSelector() == null ? Map.of() : peer.getPodSelector().getMatchLabels())
        .contains(Map.of("app", "worker"));
  }

  @Test
  void whatWasSeenToBeAskedMayBeAskedOnThatPortAndNothingElse() {
    NetworkPolicy observed = policy(Samples.observed(), "-allow-observed");

    assertThat(observed.getSpec().getEgress())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getTo().get(0).getIpBlock().getCidr()).isEqualTo("10.0.0.9/32");
              assertThat(rule.getPorts())
                  .singleElement()
                  .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(25));
            });
  }

  @Test
  void whereNobodyLookedEverybodyMaySendRequests() {
    assertThat(policy(Samples.web(), "-allow-requests").getSpec().getIngress().get(0).getFrom())
        .isEmpty();
  }

  @Test
  void partsOfOneFolderHaveOneVolumeThatAllOfThemMayWrite() {
    Workload web = Samples.observed().sharingFilesOf("web-api");
    Workload worker = Samples.keeping(Samples.worker()).sharingFilesOf("web-api");
    List<PersistentVolumeClaim> claims =
        Manifests.of(List.of(web, worker)).values().stream()
            .filter(PersistentVolumeClaim.class::isInstance)
            .map(PersistentVolumeClaim.class::cast)
            .toList();

    assertThat(claims)
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.getMetadata().getName()).isEqualTo("web-api-files");
              assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteMany");
            });
    assertThat(only(worker, Deployment.class).getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
        .singleElement()
        .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
        .isEqualTo("web-api-files");
  }
}
