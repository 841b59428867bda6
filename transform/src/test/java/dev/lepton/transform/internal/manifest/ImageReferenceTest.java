package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "web:1.0, web, 1.0, false",
    "nginx, nginx, latest, false",
    "host:5000/team/web, host:5000/team/web, latest, false",
    "host:5000/web:2, host:5000/web, 2, false",
    "host:5000/web@sha256:ab, host:5000/web, sha256:ab, true",
    "web:1@sha256:ab, web, sha256:ab, true"
  })
  void aNameIsTakenApart(String image, String repository, String version, boolean digest) {
    assertThat(ImageReference.of(image)).isEqualTo(new ImageReference(repository, version, digest));
  }
}
