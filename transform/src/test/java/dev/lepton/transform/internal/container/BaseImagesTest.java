package dev.lepton.transform.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BaseImagesTest {
  private static final Function<String, Optional<String>> NONE = name -> Optional.empty();
  private static final Optional<String> MIRROR = Optional.of("mirror.example.org/hub/");

  @Test
  void aMirrorIsPutBeforeNamesWithoutARegistry() {
    BaseImages images = new BaseImages(MIRROR, List.of(), NONE);

    assertThat(images.resolve("node:22-slim")).isEqualTo("mirror.example.org/hub/node:22-slim");
    assertThat(images.resolve("mcr.microsoft.com/dotnet/sdk:8.0"))
        .isEqualTo("mcr.microsoft.com/dotnet/sdk:8.0");
  }

  @Test
  void aKnownDigestNamesTheImage() {
    BaseImages images =
        new BaseImages(
            Optional.empty(),
            List.of(),
            name -> Optional.of("sha256:ab").filter(any -> name.equals("node:22")));

    assertThat(images.resolve("node:22")).isEqualTo("node:22@sha256:ab");
    assertThat(images.resolve("node@sha256:cd")).isEqualTo("node@sha256:cd");
  }

  @Test
  void anImageThatIsNotOnTheListIsRefused() {
    BaseImages images = new BaseImages(Optional.empty(), List.of("python:*-slim"), NONE);

    assertThat(images.resolve("python:3.12-slim")).isEqualTo("python:3.12-slim");
    assertThatThrownBy(() -> images.resolve("python:3.12"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("python:3.12 is not on the list");
  }
}
