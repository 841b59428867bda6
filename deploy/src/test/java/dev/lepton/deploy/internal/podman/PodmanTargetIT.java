package dev.lepton.deploy.internal.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Route;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.internal.Migrations;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.revision.Rehearsal;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a small Flask service in real pods; skipped where podman or the base image is not there. */
@Tag("podman")
final class PodmanTargetIT {
  private static final String BASE = "localhost/lepton-python:bookworm";
  private static final String NAME = "lepton-deploy-test";

  @TempDir Path workspace;
  private final int port = Ports.pick();
  private Migration migration =
      Migrations.of(
          Migrations.target(TargetSpec.Type.PODMAN, Optional.empty(), Optional.empty()), List.of());
  private Path bundle;

  @BeforeEach
  void writeBundle() throws IOException {
    assumeThat(Podman.installed()).as("podman is installed").isTrue();
    assumeThat(Podman.run(List.of("image", "exists", BASE)).succeeded())
        .as("the base image " + BASE + " is there (.ci/setup-podman.sh makes it)")
        .isTrue();
    bundle = Files.createDirectories(workspace.resolve("bundle"));
    Files.createDirectories(bundle.resolve("source"));
    Files.createDirectories(bundle.resolve("podman"));
    Files.writeString(
        bundle.resolve("source/app.py"),
        """
        import os
        from flask import Flask, request
        app = Flask(__name__)
        if "FAIL" in os.environ:
            raise RuntimeError("no database at " + os.environ["DB_PASSWORD"])
        @app.get("/hello")
        def hello():
            return f"Hello, {request.args.get('name', 'World')}{os.environ.get('MARK', '?')}"
        """);
    writeDockerfile(BASE);
    Files.writeString(
        bundle.resolve("podman/play.yaml"),
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: %s }
        spec:
          replicas: 1
          selector: { matchLabels: { app: %s } }
          template:
            metadata: { labels: { app: %s } }
            spec:
              containers:
                - name: %s
                  image: %s:1.0
                  imagePullPolicy: IfNotPresent
                  ports: [{ containerPort: 5000, hostPort: %d, protocol: TCP }]
                  securityContext: { readOnlyRootFilesystem: true, runAsUser: 10001, capabilities: { drop: [ALL] } }
                  volumeMounts: [{ name: tmp, mountPath: /tmp }]
              volumes: [{ name: tmp, emptyDir: {} }]
        """
            .formatted(NAME, NAME, NAME, NAME, NAME, port));
  }

  private void writeDockerfile(String base) throws IOException {
    Files.writeString(
        bundle.resolve("source/Dockerfile"),
        """
        FROM %s
        COPY app.py /app/app.py
        WORKDIR /app
        USER 10001
        CMD ["gunicorn", "--bind", "0.0.0.0:5000", "app:app"]
        """
            .formatted(base));
  }

  @AfterEach
  void remove() {
    if (bundle != null) {
      target().remove();
      Podman.run(List.of("rmi", "--ignore", "--force", NAME + ":1.0"));
    }
  }

  private Target target() {
    return Targets.create(migration, workspace, reference -> new Secret(""), EventSink.none());
  }

  private Rollout rollout(Map<String, String> environment, String hash) {
    Bundle.Launch launch =
        new Bundle.Launch(List.of("gunicorn"), 5000, Optional.empty(), "/hello", Map.of());
    Bundle description =
        new Bundle(
            NAME,
            NAME + ":1.0",
            "source",
            List.of(),
            launch,
            List.of(),
            List.of(),
            List.of(),
            Optional.of(BASE));
    return new Rollout(migration, description, bundle, environment, hash);
  }

  private static String get(String url) {
    try {
      return new String(
          URI.create(url).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pods() {
    return Podman.run(List.of("pod", "ps", "--format", "{{.Name}}")).output();
  }

  @Test
  void aReleaseRunsAsAPodBesideItsTrialAndLeavesNothing() {
    Deployment first = target().rollout(rollout(Map.of("MARK", "!"), "h1"));
    assertThat(first.url()).endsWith(":" + port);
    assertThat(get(first.url() + "/hello?name=Zen")).isEqualTo("Hello, Zen!");
    assertThat(target().rollout(rollout(Map.of("MARK", "!"), "h1"))).isEqualTo(first);

    try (Trial trial = target().startTrial(rollout(Map.of("MARK", " (trial)"), "other"))) {
      assertThat(get(trial.url() + "/hello")).isEqualTo("Hello, World (trial)");
    }
    assertThat(pods()).doesNotContain("trial");

    Deployment second = target().rollout(rollout(Map.of("MARK", "."), "h2"));
    assertThat(second.revision()).isEqualTo(2);
    assertThat(get(second.url() + "/hello")).isEqualTo("Hello, World.");
    assertThat(target().healthy(first)).isFalse();

    target().rollback(second);
    assertThat(target().healthy(second)).isFalse();
    assertThat(pods()).doesNotContain(NAME);
  }

  @Test
  void laterReleasesFollowEachOtherBehindTheGatewayAndABadOneLeavesNothing() {
    migration =
        Migrations.of(
            Migrations.target(
                TargetSpec.Type.PODMAN,
                Optional.of(new GatewaySpec("127.0.0.1", Ports.pick())),
                Optional.empty()),
            List.of());
    Deployment first = target().rollout(rollout(Map.of("MARK", "!"), "h1"));
    TrafficSwitch traffic = target().trafficSwitch().orElseThrow();
    traffic.start("http://127.0.0.1:9");
    traffic.announce(first.url());
    try (TrafficSwitch.Hold hold = traffic.hold(Duration.ofSeconds(5))) {
      hold.switchTo(Route.NEW);
    }
    assertThat(users()).isEqualTo("Hello, World!");

    assertThat(deploy(rollout(Map.of("MARK", "."), "h2")).revision()).isEqualTo(2);
    assertThat(users()).isEqualTo("Hello, World.");
    assertThat(pods()).contains(NAME + "-2").doesNotContain(NAME + "-pod");
    String images = images();

    assertThatThrownBy(() -> deploy(rollout(Map.of("FAIL", "1", "DB_PASSWORD", "hunter2"), "h3")))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
              assertThat(e).hasMessageContaining("no database at ***");
            });
    assertThat(pods()).contains(NAME + "-2").doesNotContain(NAME + "-3");
    assertThat(images()).isEqualTo(images);

    ClusterRelease back =
        target()
            .laterReleases(() -> Map.of("MARK", "?!"))
            .orElseThrow()
            .rollback(OptionalInt.of(1), delivery(), () -> false);
    assertThat(back.revision()).isEqualTo(4);
    assertThat(users()).isEqualTo("Hello, World?!");
    assertThat(pods()).contains(NAME + "-4").doesNotContain(NAME + "-2");
    assertThat(target().laterReleases(Map::of).orElseThrow().status().attention()).isEmpty();
  }

  private String users() {
    return get(migration.target().gateway().orElseThrow().url() + "/hello");
  }

  private static String images() {
    return Podman.run(List.of("images", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")).output();
  }

  private ClusterRelease deploy(Rollout rollout) {
    return target()
        .laterReleases(Map::of)
        .orElseThrow()
        .deploy(rollout, delivery(), Rehearsal.NONE, () -> false);
  }

  private Delivery delivery() {
    return new Delivery(
        new Limits(Duration.ofSeconds(60), Duration.ZERO, Duration.ZERO, Duration.ZERO),
        workspace.resolve("evidence"),
        Optional.empty());
  }

  @Test
  void aPodThatCrashesIsReportedWithItsLogWithoutSecretsAndTakenAway() {
    assertThatThrownBy(
            () -> target().rollout(rollout(Map.of("FAIL", "1", "DB_PASSWORD", "hunter2"), "h1")))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
              assertThat(e.problems().get(0).what())
                  .contains("no database at ***")
                  .doesNotContain("hunter2");
            });
    assertThat(pods()).doesNotContain(NAME);
  }

  @Test
  void aBaseImageThatCannotBeHadIsAnErrorThatTellsHowToNameOne() throws IOException {
    writeDockerfile("localhost/no-such-image:1.0");

    assertThatThrownBy(() -> target().rollout(rollout(Map.of(), "h1")))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BUILD_FAILED);
              assertThat(e.problems().get(0).fix()).contains("transform.baseImage");
            });
  }
}
