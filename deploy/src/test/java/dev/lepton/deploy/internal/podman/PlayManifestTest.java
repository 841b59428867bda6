package dev.lepton.deploy.internal.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlayManifestTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: hello }
      spec:
        template:
          spec:
            containers:
              - name: hello
                image: hello:1.0
                ports: [{ containerPort: 5000, hostPort: 5000 }]
                env: [{ name: COLOUR, value: blue }, { name: MODE, value: "on" }]
      """;
  private static final String POD =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings }
      ---
      kind: Pod
      metadata: { name: single }
      spec:
        containers: [{ name: single, image: single:1.0 }]
      """;

  @TempDir Path folder;

  @Test
  void readsNameAndPortsOfADeployment() {
    PlayManifest manifest = PlayManifest.parse(DEPLOYMENT);

    assertThat(manifest.name()).isEqualTo("hello");
    assertThat(manifest.containerPort()).hasValue(5000);
    assertThat(manifest.hostPort()).hasValue(5000);
  }

  @Test
  void aPodWithTheMachinesOwnNetworkHasNoMapping() {
    PlayManifest manifest =
        PlayManifest.parse(POD.replace("spec:\n", "spec:\n  hostNetwork: true\n"))
            .withPort(8080, 8080);

    assertThat(manifest.hostPort()).isEmpty();
  }

  @Test
  void aMemoryLimitIsReadAsKubernetesWritesItAndCanBeRaised() {
    String limited =
        DEPLOYMENT.stripTrailing() + "\n          resources: {limits: {memory: 1Gi, cpu: 2}}\n";

    PlayManifest manifest = PlayManifest.parse(limited);

    assertThat(PlayManifest.parse(DEPLOYMENT).memoryMebibytes()).isZero();
    assertThat(manifest.memoryMebibytes()).isEqualTo(1024);
    assertThat(manifest.withMemory(1536).memoryMebibytes()).isEqualTo(1536);
    assertThat(manifest.withMemory(1536).text()).contains("\"cpu\":2");
  }

  @Test
  void anotherImageAndCommandReplaceTheOldOnes() {
    PlayManifest manifest =
        PlayManifest.parse(DEPLOYMENT).withImage("hello:2.0").withCommand(List.of("/run"));

    assertThat(manifest.image()).isEqualTo("hello:2.0");
    assertThat(manifest.text()).contains("[\"/run\"]");
  }

  @Test
  void findsThePodAmongOtherDocuments() {
    PlayManifest manifest = PlayManifest.parse(POD).withPort(8080, 9090);

    assertThat(manifest.name()).isEqualTo("single");
    assertThat(manifest.hostPort()).hasValue(9090);
    assertThat(manifest.text()).contains("\"ConfigMap\"");
  }

  @Test
  void addsVariablesAndReplacesThoseOfTheSameName() {
    String text = PlayManifest.parse(DEPLOYMENT).withEnvironment(Map.of("COLOUR", "red")).text();

    assertThat(text).contains("\"red\"").doesNotContain("blue").contains("MODE");
  }

  @Test
  void valuesThatLookLikeNumbersOrTruthStayText() {
    String text = PlayManifest.parse(DEPLOYMENT).withEnvironment(Map.of("A", "0123")).text();

    assertThat(text).contains("\"0123\"").contains("\"on\"");
  }

  @Test
  void aChangeLeavesTheOriginalAsItWas() {
    PlayManifest original = PlayManifest.parse(DEPLOYMENT);

    assertThat(original.withName("other").name()).isEqualTo("other");
    assertThat(original.name()).isEqualTo("hello");
  }

  @Test
  void whatNamesNoContainerIsRefusedWithTheFix() throws Exception {
    Path file =
        Files.writeString(folder.resolve("play.yaml"), "kind: ConfigMap\nmetadata: { name: x }\n");

    assertThatThrownBy(() -> PlayManifest.load(file))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
              assertThat(e.problems().get(0).fix()).contains("lepton transform");
            });
  }

  @Test
  void aMissingManifestIsSaidSo() {
    assertThatThrownBy(() -> PlayManifest.load(folder.resolve("play.yaml")))
        .hasMessageContaining("is missing");
  }

  @Test
  void anEmptyManifestIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("play.yaml"), "- just\n- a list\n");

    assertThatThrownBy(() -> PlayManifest.load(file)).isInstanceOf(LeptonException.class);
  }
}
