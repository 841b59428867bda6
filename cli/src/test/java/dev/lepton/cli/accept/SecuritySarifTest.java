package dev.lepton.cli.accept;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.SecurityReview;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.migration.RequestSpec;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SecuritySarifTest {
  private static JsonNode results(List<SecurityCheck> checks) {
    return Documents.mapper()
        .valueToTree(SecuritySarif.of(checks, List.of(), List.of(), "1"))
        .at("/runs/0/results");
  }

  private static String uri(JsonNode result) {
    return result.at("/locations/0/physicalLocation/artifactLocation/uri").asString();
  }

  private static String object(JsonNode result) {
    return result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asString();
  }

  @Test
  void whatIsWrongWithASiteIsAtItsAddress() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("X-Powered-By", "Shop/1.2.3");
          exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=1");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      List<RequestSpec> home =
          List.of(new RequestSpec("GET", "/", Optional.empty(), "", Optional.empty()));

      JsonNode results = results(SecurityReview.review(Site.of(url), home));

      assertThat(results.size()).isPositive();
      assertThat(results.valueStream())
          .allSatisfy(
              result -> {
                assertThat(URI.create(uri(result))).hasToString(url);
                assertThat(object(result)).isNotEmpty().doesNotContain(url);
              });
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aTargetThatIsAwayMakesTheRunUnsuccessful() {
    String away = "the site: nothing answers there";

    JsonNode invocation =
        Documents.mapper()
            .<JsonNode>valueToTree(
                SecuritySarif.of(List.of(), List.of("no SBOM", away), List.of(away), "1"))
            .at("/runs/0/invocations/0");

    assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.path("toolExecutionNotifications").valueStream())
        .extracting(note -> note.path("level").asString())
        .containsExactly("note", "error");
  }

  @Test
  void whatIsWrongWithADatabaseIsAtItsAddress() {
    SecurityCheck check =
        new SecurityCheck(
            "database-superuser",
            "the application is no superuser",
            "high",
            false,
            "postgresql://shop@127.0.0.1:5432/shop, role shop",
            "take it away");

    JsonNode result = results(List.of(check)).get(0);

    assertThat(URI.create(uri(result)).getScheme()).isEqualTo("postgresql");
    assertThat(uri(result)).isEqualTo("postgresql://shop@127.0.0.1:5432/shop");
    assertThat(object(result)).isEqualTo("role shop");
    assertThat(result.path("level").asString()).isEqualTo("error");
  }
}
