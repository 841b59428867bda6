package dev.lepton.accept.security.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version of Kubernetes has no longer, and what it does not have yet. */
class KubernetesVersionsTest {
  @TempDir private Path folder;

  private List<String> failed(String text, int minor) throws IOException {
    Path file = Files.writeString(folder.resolve("all.yaml"), text);
    return ManifestReview.review(Map.of("all.yaml", file), Optional.of(minor)).stream()
        .filter(check -> !check.passed())
        .map(SecurityCheck::id)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 28, 29, 30, 31, 32, 33, 34})
  void safeManifestsFitEveryVersion(int minor) throws IOException {
    assertThat(failed(SafeManifests.TEXT, minor)).isEmpty();
  }

  @Test
  void aFieldThatCameLaterIsTold() throws IOException {
    assertThat(failed(SafeManifests.TEXT, 26)).containsExactly("manifest-too-new");
  }

  @Test
  void anInterfaceIsServedUntilItIsRemoved() throws IOException {
    String old =
        """
        apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
        kind: FlowSchema
        metadata: {name: a}
        """;

    assertThat(failed(old, 31)).doesNotContain("manifest-api-version");
    assertThat(failed(old, 32)).contains("manifest-api-version");
  }

  @Test
  void anInterfaceThatCameLaterIsTold() throws IOException {
    String scaler =
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: a}
        """;

    assertThat(failed(scaler, 22)).contains("manifest-too-new");
  }
}
