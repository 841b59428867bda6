package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "1e3",
        "0x1f",
        "010",
        "12:30:00",
        "2026-01-01",
        "~",
        ".inf",
        "",
        " a",
        "a: b",
        "# a",
        "@at",
        "*star",
        "true",
        "-",
        "null",
        "a\tb"
      })
  void whatOtherReadersTakeForSomethingElseIsQuoted(String text) {
    assertThat(ManifestText.of(Map.of("key", text))).startsWith("key: \"");
  }

  @Test
  void aPlainWordIsNotQuotedAndListsAreIndented() {
    assertThat(ManifestText.of(Map.of("kind", List.of("Service", "a/b.c-d_e f"))))
        .isEqualTo("kind:\n  - Service\n  - a/b.c-d_e f\n");
  }

  /** For kubectl without Kustomize: a namespace must come before what is in it. */
  @Test
  void allObjectsOfOneFileAreThoseOfTheBaseInTheirOrder() {
    Map<String, HasMetadata> objects = Manifests.of(List.of(Samples.web()));

    List<HasMetadata> read =
        Stream.of(ManifestText.all(objects.values()).split("(?m)^---$"))
            .map(text -> Serialization.unmarshal(text, HasMetadata.class))
            .toList();

    assertThat(read).isEqualTo(List.copyOf(objects.values()));
    assertThat(read.get(0).getKind()).isEqualTo("Namespace");
  }
}
