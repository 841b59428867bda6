package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.internal.Migrations;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.kubernetes.KubernetesTarget;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.ClusterSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration's phases on the double of a cluster; the image is not made. */
class KubernetesTargetTest extends ClusterFixture {
  private static final String SECRETS = "/api/v1/namespaces/shop/secrets/";
  private static final String MANIFESTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: tiny}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: tiny, namespace: tiny}
      spec:
        replicas: 1
        selector: {matchLabels: {app: tiny}}
        template:
          metadata: {labels: {app: tiny}}
          spec:
            containers:
              - name: tiny
                image: "tiny:1.0"
                env: [{name: COLOUR, value: blue}, {name: MODE, value: plain}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: tiny, namespace: tiny}
      spec:
        selector: {app: tiny}
        ports: [{port: 8080}]
      """;

  private HttpServer release;
  private KubernetesTarget target;
  private Migration migration;

  @BeforeEach
  void open() throws IOException {
    release = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    release.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    release.start();
    ClusterSpec cluster =
        new ClusterSpec(
            Optional.of(api.kubeconfig(folder).toString()),
            Optional.empty(),
            Optional.of("shop"),
            "registry.example/shop",
            "http://127.0.0.1:" + release.getAddress().getPort());
    migration =
        Migrations.of(
            new TargetSpec(
                TargetSpec.Type.KUBERNETES,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(cluster)),
            List.of());
    Path manifests = Files.createDirectories(folder.resolve("bundle/manifests"));
    Files.writeString(manifests.resolve("all.yaml"), MANIFESTS);
    Files.writeString(manifests.resolve("kustomization.yaml"), "resources: [all.yaml]\n");
    target =
        new KubernetesTarget(
            new TargetContext(
                migration,
                folder.resolve("workspace"),
                reference -> {
                  throw new AssertionError();
                },
                events::add),
            rollout -> "registry.example/shop/tiny@sha256:" + rollout.inputHash(),
            limits());
  }

  @AfterEach
  void close() {
    release.stop(0);
  }

  private Rollout rollout(String hash) {
    return Migrations.tinyApp(
        migration, folder.resolve("bundle"), Map.of("COLOUR", "red", "PASSWORD", "s3cret"), hash);
  }

  private String container(String deployment) {
    return api.at(DEPLOYMENTS + deployment).at("/spec/template/spec/containers/0").toString();
  }

  @Test
  void theReleaseHasItsImageItsVariablesAndAColour() {
    Deployment deployment = target.rollout(rollout("a1"));

    assertThat(deployment.url()).startsWith("http://127.0.0.1:");
    assertThat(container("tiny-green"))
        .contains("registry.example/shop/tiny@sha256:a1")
        .contains("\"name\":\"MODE\",\"value\":\"plain\"")
        .contains("\"secretKeyRef\":{")
        .doesNotContain("\"value\":\"blue\"")
        .doesNotContain("s3cret");
    assertThat(api.at(SECRETS + "tiny-environment").toString()).contains("s3cret");
    assertThat(target.healthy(deployment)).isTrue();
  }

  @Test
  void theSameInputIsNotBroughtInAgain() {
    target.rollout(rollout("a1"));
    int before = api.changes().size();

    assertThat(target.rollout(rollout("a1")).revision()).isEqualTo(1);
    assertThat(api.changes()).hasSize(before);
    assertThat(target.rollout(rollout("b2")).revision()).isEqualTo(2);
  }

  @Test
  void noServiceOfTheReleaseLeadsToTheTrial() {
    target.rollout(rollout("a1"));

    try (Trial trial = target.startTrial(rollout("a1"))) {
      assertThat(trial.url()).startsWith("http://127.0.0.1:");
      assertThat(api.at(DEPLOYMENTS + "tiny-trial").isMissingNode()).isFalse();
      assertThat(api.at("/api/v1/namespaces/shop/services/tiny").at("/spec/selector").toString())
          .contains("green");
      assertThat(
              api.at("/api/v1/namespaces/shop/services/tiny-trial").at("/spec/selector").toString())
          .contains("trial");
    }

    assertThat(api.at(DEPLOYMENTS + "tiny-trial").isMissingNode()).isTrue();
    assertThat(api.at(SECRETS + "tiny-environment-trial").isMissingNode()).isTrue();
    assertThat(api.at(DEPLOYMENTS + "tiny-green").isMissingNode()).isFalse();
  }

  @Test
  void goingBackLeavesNothing() {
    Deployment deployment = target.rollout(rollout("a1"));

    target.rollback(deployment);

    assertThat(api.at(DEPLOYMENTS + "tiny-green").isMissingNode()).isTrue();
    assertThat(api.all("Secret")).isEmpty();
    assertThat(target.healthy(deployment)).isFalse();
  }

  @Test
  void aBundleWithoutManifestsIsSaid() throws IOException {
    Files.delete(folder.resolve("bundle/manifests/all.yaml"));

    assertThat(
            catchThrowableOfType(LeptonException.class, () -> target.rollout(rollout("a1"))).code())
        .isEqualTo(ErrorCode.DOCUMENT_MISSING);
  }
}
