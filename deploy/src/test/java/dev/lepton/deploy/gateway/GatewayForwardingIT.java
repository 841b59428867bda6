package dev.lepton.deploy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
final class GatewayForwardingIT {
  @TempDir static Path directory;
  private static GatewayFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new GatewayFixture(directory);
  }

  @BeforeEach
  void renew() {
    fixture.renew();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void theReleaseSeesTheUsersHostAndAddress() {
    assertThat(fixture.get("/headers").body())
        .isEqualTo("127.0.0.1:" + fixture.address.port() + " 127.0.0.1");
  }

  @Test
  void answersWithoutABodyPass() {
    assertThat(fixture.get("/empty").statusCode()).isEqualTo(204);
    assertThat(fixture.get("/name").body()).isEqualTo("old");
  }

  @Test
  void headRequestsPass() throws Exception {
    HttpRequest head =
        fixture.request("/name").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();

    assertThat(fixture.http.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aClientThatWaitsToBeToldToSendItsBodyIsServed() throws Exception {
    HttpRequest post =
        fixture
            .request("/echo")
            .expectContinue(true)
            .POST(HttpRequest.BodyPublishers.ofString("hello"))
            .build();

    assertThat(fixture.http.send(post, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("hello");
  }

  @Test
  void serverErrorsAreCountedAsFailures() {
    fixture.get("/broken");
    fixture.get("/name");

    await().until(() -> fixture.gateway.stats().requests() == 2);
    assertThat(fixture.gateway.stats().failures()).isEqualTo(1);
    assertThat(fixture.gateway.stats().maxMillis()).isPositive();
  }

  @Test
  void aResetStartsANewWindow() {
    fixture.get("/broken");
    await().until(() -> fixture.gateway.stats().requests() == 1);

    fixture.gateway.resetStats();

    assertThat(fixture.gateway.stats().requests()).isZero();
    assertThat(fixture.gateway.stats().failures()).isZero();
  }

  @Test
  void aWriteToAReleaseThatIsDownFailsAtOnceAsBadGateway() {
    fixture.oldRelease.close();

    assertThat(fixture.postLater("/echo", new byte[] {1}).join().statusCode()).isEqualTo(502);
    await().until(() -> fixture.gateway.stats().failures() == 1);
  }

  @Test
  void aReadSurvivesABriefAbsenceOfTheRelease() {
    int port = fixture.oldRelease.port();
    long before = retries();
    fixture.oldRelease.close();
    CompletableFuture<HttpResponse<String>> read = fixture.getLater("/name");
    await().until(() -> retries() > before);

    try (Release back = new Release("back", port)) {
      assertThat(read.join().body()).isEqualTo("back");
    }
  }

  private long retries() {
    return sample("lepton_gateway_retries_total");
  }

  private long sample(String name) {
    String line =
        metrics().lines().filter(each -> each.startsWith(name + " ")).findFirst().orElseThrow();
    return Long.parseLong(line.substring(name.length() + 1));
  }

  private String metrics() {
    try {
      int port = AdminAddress.load(directory).orElseThrow().port();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
      return fixture.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void metricsArePrometheusText() {
    long before = sample("lepton_gateway_requests_total{route=\"old\"}");
    fixture.get("/name");
    await().until(() -> sample("lepton_gateway_requests_total{route=\"old\"}") == before + 1);

    assertThat(metrics().lines())
        .allMatch(
            line -> line.matches("# (HELP|TYPE) lepton_gateway_.*|lepton_gateway_\\S+ [0-9.E-]+"));
  }

  @Test
  void theRouteSurvivesTheDeathOfTheGateway() {
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(5))) {
      hold.switchTo(Route.NEW);
    }
    ProcessHandle.of(fixture.gateway.pid().orElseThrow()).orElseThrow().destroyForcibly();
    await().until(() -> !fixture.gateway.running());

    assertThat(fixture.gateway.route()).isEqualTo(Route.NEW);
    fixture.gateway.start(fixture.oldRelease.url());

    assertThat(fixture.get("/name").body()).isEqualTo("new");
  }

  @Test
  void startingTwiceKeepsTheSameProcess() {
    long pid = fixture.gateway.pid().orElseThrow();

    new GatewayProcess(directory, fixture.address).start(fixture.oldRelease.url());

    assertThat(fixture.gateway.pid()).hasValue(pid);
  }

  @Test
  void theRemoteControlIsClosedToStrangersAndItsTokenToOtherUsers() throws Exception {
    int port = AdminAddress.load(directory).orElseThrow().port();
    URI uri = URI.create("http://127.0.0.1:" + port + "/stats");
    HttpResponse<String> answer =
        fixture.http.send(
            HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("admin.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void switchingToAReleaseThatWasNeverAnnouncedIsRefused(@TempDir Path other) {
    GatewayProcess fresh =
        new GatewayProcess(
            other, new dev.lepton.model.migration.GatewaySpec("127.0.0.1", Ports.pick()));
    fresh.start(fixture.oldRelease.url());
    try (TrafficSwitch.Hold hold = fresh.hold(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> hold.switchTo(Route.NEW)).hasMessageContaining("no new release");
    } finally {
      fresh.stop();
    }
  }

  @Test
  void aTakenPortIsNamedWithTheFix(@TempDir Path other) {
    GatewayProcess second = new GatewayProcess(other, fixture.address);

    assertThatThrownBy(() -> second.start(fixture.oldRelease.url()))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN);
              assertThat(e.problems().get(0).what())
                  .contains(Integer.toString(fixture.address.port()));
              assertThat(e.problems().get(0).fix()).contains("target.gateway");
            });
  }
}
