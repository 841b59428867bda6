package dev.lepton.transform.internal.container.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaemonlessTest {
  @Test
  void theScriptMakesBelowItsFolderWhatTheStageMakesAtItsRoot() {
    Recipe recipe =
        Recipe.upon("base:1")
            .build(
                new BuildStage(
                    Optional.of("tools:1"),
                    Map.of("CGO_ENABLED", "0"),
                    List.of(),
                    List.of("fetch everything"),
                    List.of("mkdir /out", "cp -r target/out/x /out/ && ls /build/y src/build/z")))
            .copy(Copy.built("/out/x", "/app/x"))
            .entryPoint(List.of("/app/x"));

    Map<String, String> files = Daemonless.of(recipe, Requests.any());

    assertThat(files.get("prepare.sh"))
        .contains(
            "export CGO_ENABLED='0'\n",
            "mkdir \"$stage\"/out\n",
            "cp -r target/out/x \"$stage\"/out/ && ls \"$stage\"/build/y src/build/z\n")
        .doesNotContain("fetch everything");
    assertThat(files.get("jib.yaml"))
        .contains("src: out/x\n", "dest: /app/x\n", "image: \"base:1\"");
  }

  @Test
  void textsAreFilesOfTheirOwn() {
    Recipe recipe =
        Recipe.upon("web:1")
            .text("/etc/web/app.conf", List.of("listen 1"))
            .copy(Copy.source(".", "."))
            .entryPoint(List.of("web"));

    Map<String, String> files = Daemonless.of(recipe, Requests.any());

    assertThat(files).containsEntry("files/etc/web/app.conf", "listen 1\n");
    assertThat(files.get("jib.yaml"))
        .contains("src: files/etc/web/app.conf\n", "src: build\n", "dest: /app\n");
  }

  @Test
  void whatChangesItsBaseOrNeedsItsInterpreterTakesAnEngine() {
    Recipe changing = Recipe.upon("web:1").prepare("apt-get update").entryPoint(List.of("web"));
    Recipe interpreted =
        Recipe.upon("python:3")
            .build(new BuildStage(Optional.empty(), Map.of(), List.of(), List.of("pip"), List.of()))
            .entryPoint(List.of("python"));

    assertThat(Daemonless.hindrance(changing)).contains("its base must be changed by commands");
    assertThat(Daemonless.hindrance(interpreted)).isPresent();
    assertThat(Daemonless.of(changing, Requests.any())).isEmpty();
  }
}
