package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
}
