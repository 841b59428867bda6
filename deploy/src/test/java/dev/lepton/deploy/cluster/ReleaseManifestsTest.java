package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseManifestsTest {
  private static final String ONE =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: one, labels: {app.kubernetes.io/part-of: shop}}
      """;

  @TempDir Path folder;

  private static LeptonException failing(String text) {
    return catchThrowableOfType(
        LeptonException.class, () -> ReleaseManifests.parse("a.yaml", text));
  }

  @Test
  void everyDocumentHasItsLine() {
    ReleaseManifests manifests =
        ReleaseManifests.parse("a.yaml", ONE + "---\n" + ONE.replace("one", "two"));

    assertThat(manifests.objects())
        .extracting(ManifestObject::where)
        .containsExactly("a.yaml:1", "a.yaml:5");
  }

  @Test
  void itemsOfAListAreObjectsOfTheirOwn() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: v1, kind: ConfigMap, metadata: {name: one}}
          - {apiVersion: v1, kind: ConfigMap, metadata: {name: two}}
        """;

    assertThat(ReleaseManifests.parse("a.yaml", list).objects())
        .extracting(object -> object.key().name())
        .containsExactly("one", "two");
  }

  @Test
  void aNumberWithALeadingZeroIsOctalAsKubectlReadsIt() {
    String secret =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: one}
        spec: {volumes: [{name: keys, secret: {secretName: keys, defaultMode: 0400}}]}
        """;

    Object mode =
        ReleaseManifests.parse("a.yaml", secret)
            .objects()
            .get(0)
            .content()
            .get("spec", "volumes", 0, "secret", "defaultMode");

    assertThat(((Number) mode).intValue()).isEqualTo(256);
  }

  @Test
  void allThatIsWrongIsToldTogetherWithItsPlace() {
    LeptonException failure = failing("kind: X\n---\na: [\n---\n" + ONE + "---\n" + ONE);

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(failure.problems())
        .extracting(problem -> problem.where())
        .containsExactly("a.yaml:1", "a.yaml:3", "a.yaml:9");
  }

  @Test
  void anEmptyFolderIsToldToHaveNoManifest() {
    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> ReleaseManifests.read(List.of(folder)));

    assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
  }

  @Test
  void theApplicationIsWhatAllSayThatTheyArePartOf() {
    assertThat(ReleaseManifests.parse("a.yaml", ONE).application()).contains("shop");
  }

  @Test
  void filesOfAFolderAreReadInTheirOrder() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), ONE.replace("one", "b"));
    Files.writeString(folder.resolve("a.yml"), ONE.replace("one", "a"));
    Files.writeString(folder.resolve("notes.txt"), "no manifest");

    assertThat(ReleaseManifests.read(List.of(folder)).objects())
        .extracting(object -> object.key().name())
        .containsExactly("a", "b");
  }

  @Test
  void noSecretIsInAnObjectsText() {
    String secret = ONE.replace("ConfigMap", "Secret") + "data: {password: aHVudGVyMg==}\n";

    assertThat(ReleaseManifests.parse("a.yaml", secret).toString()).doesNotContain("aHVudGVyMg");
  }
}
