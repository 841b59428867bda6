package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace =
        new Workspace(directory).with("app.py", "from flask import Flask\napp = Flask(__name__)\n");
  }

  private Bundle hello() {
    return transform(Documents.migration("lepton-hello", workspace.source()), List.of());
  }

  private Bundle transform(Migration migration, List<Finding> findings) {
    return new Transformer(EventSink.none(), () -> true)
        .transform(
            migration, Documents.assessment(findings), Documents.plan(2), workspace.bundle());
  }

  private <T> T manifest(String file, Class<T> kind) {
    return YAML.unmarshal(workspace.generated("manifests/" + file), kind);
  }

  private Deployment deployment() {
    return manifest("deployment.yaml", Deployment.class);
  }

  @Test
  void theDeploymentIsNamedLabelledAndExposedAsTheServiceExpects() {
    Bundle bundle = hello();

    assertThat(bundle.image()).isEqualTo("lepton-hello:1.0");
    assertThat(deployment().getMetadata().getName()).isEqualTo("lepton-hello");
    assertThat(deployment().getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("app", "lepton-hello")
        .containsAllEntriesOf(deployment().getSpec().getSelector().getMatchLabels());
    Container container = deployment().getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getImage()).isEqualTo("lepton-hello:1.0");
    assertThat(container.getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(5000));
    Service service = manifest("service.yaml", Service.class);
    assertThat(service.getSpec().getSelector())
        .isEqualTo(deployment().getSpec().getSelector().getMatchLabels());
    assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal())
        .isEqualTo(container.getPorts().get(0).getName());
  }

  @Test
  void everyObjectCarriesTheSixRecommendedLabels() {
    hello();

    List<String> names =
        List.of("name", "instance", "version", "component", "part-of", "managed-by");
    workspace
        .everything()
        .forEach(
            (file, text) -> {
              if (file.startsWith("manifests/") && !file.endsWith("kustomization.yaml")) {
                assertThat(names)
                    .as(file)
                    .allSatisfy(
                        name -> assertThat(text).contains("app.kubernetes.io/" + name + ": "));
              }
            });
  }

  @Test
  void thePodMeetsTheRestrictedStandard() {
    hello();

    PodSpec pod = deployment().getSpec().getTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getVolumes()).allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
    Container container = pod.getContainers().get(0);
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getVolumeMounts())
        .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
    assertThat(
            List.of(
                container.getStartupProbe(),
                container.getReadinessProbe(),
                container.getLivenessProbe()))
        .doesNotContainNull();
  }

  @Test
  void resourcesComeFromThePlan() {
    hello();

    Container container = deployment().getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getResources().getRequests().get("cpu")).hasToString("500m");
    assertThat(container.getResources().getRequests().get("memory")).hasToString("1024Mi");
    assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
    HorizontalPodAutoscaler autoscaler =
        manifest("horizontal-pod-autoscaler.yaml", HorizontalPodAutoscaler.class);
    assertThat(autoscaler.getSpec().getMinReplicas()).isEqualTo(2);
    assertThat(autoscaler.getSpec().getMaxReplicas()).isEqualTo(6);
  }

  @Test
  void everythingIsForbiddenButWhatIsNeeded() {
    transform(
        Documents.withDatabase(Documents.migration("app", workspace.source()), 5432), List.of());

    assertThat(
            manifest("network-policy-default-deny.yaml", NetworkPolicy.class)
                .getSpec()
                .getPolicyTypes())
        .containsExactly("Ingress", "Egress");
    assertThat(
            manifest("network-policy-allow-database.yaml", NetworkPolicy.class)
                .getSpec()
                .getEgress()
                .get(0)
                .getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(5432));
    assertThat(workspace.generated("manifests/kustomization.yaml"))
        .contains(
            "  - network-policy-default-deny.yaml\n", "  - network-policy-allow-database.yaml\n");
  }

  @Test
  void aJobInTheProcessAllowsOneCopyOnly() {
    transform(
        Documents.migration("app", workspace.source()),
        List.of(Documents.finding("lepton-java-schedule-0010", "app.py", 1)));

    assertThat(deployment().getSpec().getReplicas()).isEqualTo(1);
    assertThat(deployment().getSpec().getStrategy().getRollingUpdate().getMaxSurge().getIntVal())
        .isZero();
    assertThat(workspace.bundle().resolve("manifests/horizontal-pod-autoscaler.yaml"))
        .doesNotExist();
  }

  @Test
  void sessionsInTheProcessKeepAClientWithItsCopy() {
    transform(
        Documents.migration("app", workspace.source()),
        List.of(Documents.finding("lepton-java-session-0010", "app.py", 1)));

    assertThat(manifest("service.yaml", Service.class).getSpec().getSessionAffinity())
        .isEqualTo("ClientIP");
  }

  @Test
  void theLoginIsReferredToAndNeverWritten() {
    workspace.with(
        "app.py", "from flask import Flask\napp = Flask(__name__)\nDB_PASSWORD = 's3cret!'\n");
    transform(
        Documents.migration("app", workspace.source()),
        List.of(Documents.finding("lepton-python-secret-0010", "app.py", 3)));

    assertThat(deployment().getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.getName()).isEqualTo("DATABASE_PASSWORD");
              assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                  .isEqualTo("app-database");
            });
    Map<String, String> files = workspace.everything();
    files.remove("patches/01-externalise-credentials.patch");
    assertThat(files)
        .allSatisfy((file, text) -> assertThat(text).as(file).doesNotContain("s3cret!"));
  }

  @Test
  void podmanGetsOneDeploymentWithItsPortOnTheHost() {
    hello();

    Deployment play = YAML.unmarshal(workspace.generated("podman/play.yaml"), Deployment.class);
    Container container = play.getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getPorts().get(0).getHostPort()).isEqualTo(5000);
    assertThat(container.getEnvFrom()).isEmpty();
    assertThat(container.getEnv())
        .allSatisfy(variable -> assertThat(variable.getValueFrom()).isNull());
    List<String> volumes = new ArrayList<>();
    play.getSpec()
        .getTemplate()
        .getSpec()
        .getVolumes()
        .forEach(volume -> volumes.add(volume.getName()));
    assertThat(volumes).containsExactly("tmp");
  }
}
