package dev.lepton.accept.security.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop:1.0",
        "registry.example:5000/team/shop:1.0",
        "shop@sha256:0123",
        "shop:latest@sha256:0123"
      })
  void isPinnedByVersionOrDigest(String image) {
    assertThat(ImageName.isPinned(image)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop:", "shop:latest", "registry.example:5000/team/shop", ""})
  void isNotPinnedByAMovingTag(String image) {
    assertThat(ImageName.isPinned(image)).isFalse();
  }
}
