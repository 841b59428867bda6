package dev.lepton.transform.internal.container.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FinalBaseTest {
  private static final String TWO_STAGES =
      """
      ARG BUILD_IMAGE=maven:3
      ARG BASE_IMAGE=debian:12
      FROM ${BUILD_IMAGE} AS build
      FROM --platform=linux/amd64 $BASE_IMAGE
      """;

  @Test
  void theLastStageCounts() {
    assertThat(FinalBase.of(TWO_STAGES, Map.of())).isEqualTo("debian:12");
  }

  @Test
  void aGivenArgumentWins() {
    assertThat(FinalBase.of(TWO_STAGES, Map.of("BASE_IMAGE", "other:1"))).isEqualTo("other:1");
  }

  @Test
  void aStageUponAnotherHasItsBase() {
    assertThat(FinalBase.of("FROM alpine:3 AS a\nFROM a AS b\nfrom b\n", Map.of()))
        .isEqualTo("alpine:3");
  }
}
