package dev.lepton.transform.internal.container.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderTest {
  @TempDir Path folder;

  @Test
  void theFirstProgramOnTheSearchPathIsFound() throws IOException {
    Path docker = Files.createFile(folder.resolve("docker"));
    assertThat(docker.toFile().setExecutable(true)).isTrue();

    assertThat(Builder.find(folder.toString())).contains(Builder.DOCKER);
    assertThat(Builder.find(folder.resolve("nothing").toString())).isEmpty();
  }

  @Test
  void timesAreFixedSoThatTheSameSourcesGiveTheSameImage() {
    Builder.Job job =
        new Builder.Job(
            "app:1",
            Path.of("Dockerfile"),
            Path.of("ignore"),
            Path.of("."),
            Map.of("BASE_IMAGE", "a"),
            Map.of("org.opencontainers.image.title", "app"),
            Instant.ofEpochSecond(1700000000),
            Builder.Format.OCI);

    assertThat(Builder.PODMAN.words(job))
        .containsSequence("--format", "oci")
        .containsSequence("--annotation", "org.opencontainers.image.title=app")
        .containsSequence("--timestamp", "1700000000");
    assertThat(Builder.DOCKER.words(job))
        .containsSequence("--build-arg", "SOURCE_DATE_EPOCH=1700000000");
    assertThat(Builder.BUILDAH.words(job)).containsSequence("--build-arg", "BASE_IMAGE=a");
  }
}
