package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig leads to something that is no API server. */
class NoApiServerTest {
  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>please log in</html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aLoginPageIsToldAsWhatItIs() throws IOException {
    LeptonException failure =
        catchThrowableOfType(
            LeptonException.class,
            () -> {
              try (ClusterDeployer deployer =
                  ClusterDeployer.connect(address(), EventSink.none())) {
                deployer.diff(
                    new DeployRequest(
                        "shop",
                        ReleaseManifests.parse("shop.yaml", ClusterFixture.web("1")),
                        Strategy.ROLLING,
                        DeployRequest.Conflicts.REFUSE,
                        new Delivery(
                            ClusterFixture.limits(),
                            folder.resolve("evidence"),
                            Optional.empty())));
              }
            });

    assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_FAILED);
    assertThat(failure.getMessage())
        .contains("what answers is not the API server of a cluster")
        .doesNotContain("fabric8");
    assertThat(failure.problems().get(0).fix()).contains("kubeconfig");
  }

  private ClusterAddress address() throws IOException {
    String kubeconfig =
        """
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it, namespace: shop}}]
        clusters: [{name: it, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: it, user: {token: secret}}]
        """
            .formatted(server.getAddress().getPort());
    return new ClusterAddress(
        Optional.of(Files.writeString(folder.resolve("kubeconfig"), kubeconfig)),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(5));
  }
}
