package dev.lepton.transform.internal.container.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseNamesTest {
  private static final String TWO_STAGES =
      """
      ARG BUILD_IMAGE=maven:3
      ARG BASE_IMAGE=debian:12
      FROM ${BUILD_IMAGE} AS build
      FROM --platform=linux/amd64 $BASE_IMAGE
      """;

  @Test
  void theLastStageCounts() {
    assertThat(BaseNames.of(TWO_STAGES, Map.of()).last()).isEqualTo("debian:12");
  }

  @Test
  void aGivenArgumentWins() {
    assertThat(BaseNames.of(TWO_STAGES, Map.of("BASE_IMAGE", "other:1")).last())
        .isEqualTo("other:1");
  }

  @Test
  void aStageUponAnotherHasItsBase() {
    BaseNames names = BaseNames.of("FROM alpine:3 AS a\nFROM a AS b\nfrom b\n", Map.of());

    assertThat(names).isEqualTo(new BaseNames(List.of("alpine:3"), "alpine:3"));
  }

  @Test
  void whatAnArgumentOtherwiseIsCountsToo() {
    assertThat(BaseNames.of("FROM ${IMAGE:-python:3.12}\n", Map.of()).all())
        .containsExactly("python:3.12");
  }
}
