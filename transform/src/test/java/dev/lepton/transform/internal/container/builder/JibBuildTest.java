package dev.lepton.transform.internal.container.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.Dockerignore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JibBuildTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;
  private Path base;

  @BeforeEach
  void writeSourcesAndRecipe() throws Exception {
    Path system =
        Files.writeString(Files.createDirectories(folder.resolve("s")).resolve("os"), "os");
    base = folder.resolve("base.tar");
    Jib.fromScratch()
        .addLayer(List.of(system), AbsoluteUnixPath.get("/"))
        .containerize(
            Containerizer.to(TarImage.at(base).named("base"))
                .setApplicationLayersCache(folder.resolve("cache")));
    write("context/index.html", "<p>hello</p>");
    write("context/.env", "PASSWORD=hunter2");
    write("recipe/Dockerfile.dockerignore", Dockerignore.text());
    write("recipe/files/etc/app.conf", "listen 8080\n");
    write(
        "recipe/prepare.sh",
        "set -eu\ncd \"$1\"\nmkdir out\necho '#!/bin/sh' >out/run\nchmod +x out/run\n");
    write("recipe/jib.yaml", buildFile("out"));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String buildFile(String from) {
    return """
    apiVersion: jib/v1alpha1
    kind: BuildFile
    from: {image: "tar://%s"}
    labels: {org.opencontainers.image.title: site}
    user: "10001"
    entrypoint: [/app/run]
    layers:
      entries:
        - {name: settings, files: [{src: files/etc/app.conf, dest: /etc/app.conf}]}
        - {name: program, files: [{src: %s, dest: /app}]}
        - {name: application, files: [{src: build, dest: /srv}]}
    """
        .formatted(base, from);
  }

  private ImageBuilder.Made build(String work) throws IOException {
    return new JibBuild(false)
        .build(
            new ImageBuilder.Job(
                "site:1",
                folder.resolve("recipe"),
                folder.resolve("context"),
                Map.of(),
                TIME,
                Map.of(),
                Optional.empty(),
                Files.createDirectories(folder.resolve(work))));
  }

  @Test
  void theSameSourcesGiveTheSameDigest() throws IOException {
    String first = build("one").digest();
    assertThat(build("two").digest()).isEqualTo(first).startsWith("sha256:");

    write("context/index.html", "<p>other</p>");
    assertThat(build("three").digest()).isNotEqualTo(first);
  }

  @Test
  void onlyWhatIsMeantForItGetsIntoTheImage() throws IOException {
    ImageBuilder.Made made = build("one");
    Path content = Files.createDirectory(folder.resolve("content"));
    try (ImageArchive archive = ImageArchive.open(made.archive())) {
      archive.unpack(made.baseLayers(), content);
      assertThat(archive.bytes(0) - archive.bytes(made.baseLayers())).isEqualTo(2);
    }

    assertThat(content.resolve("srv/index.html")).hasContent("<p>hello</p>");
    assertThat(content.resolve("etc/app.conf")).exists();
    assertThat(content.resolve("app/run")).exists();
    assertThat(content.resolve("srv/.env")).doesNotExist();
    assertThat(content.resolve("os")).doesNotExist();
  }

  @Test
  void aLayerFromElsewhereOnTheMachineIsRefused() throws IOException {
    write("recipe/jib.yaml", buildFile("../../context"));

    assertThatThrownBy(() -> build("one"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void whatIsNotUnderstoodInABuildFileIsToldAndNotLeftOut() throws IOException {
    write("recipe/jib.yaml", buildFile("out") + "volumes: [/data]\n");

    assertThatThrownBy(() -> build("one")).hasMessageContaining("\"volumes\"");
  }

  @Test
  void aFailingScriptTellsItsLastLines() throws IOException {
    write("recipe/prepare.sh", "echo no such compiler >&2\nexit 3\n");

    assertThatThrownBy(() -> build("one")).hasMessageContaining("no such compiler");
  }

  @Test
  void anImageThatTakesAnEngineSaysSo() throws IOException {
    Files.delete(folder.resolve("recipe/jib.yaml"));

    assertThatThrownBy(() -> build("one")).hasMessageContaining("without a container engine");
  }
}
