package dev.lepton.deploy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.error.LeptonException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway is stopped, or replaced, under the requests of users. */
@Tag("side-by-side")
class GatewayStopIT {
  @TempDir Path directory;
  private GatewayFixture fixture;

  @BeforeEach
  void start() {
    fixture = new GatewayFixture(directory);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void whatIsInFlightIsAnsweredAndWhatComesLaterFindsNoGateway() {
    List<CompletableFuture<HttpResponse<String>>> waiting = inFlight(20);

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(fixture.gateway::stop);
    await().until(() -> Ports.free(fixture.address.host(), fixture.address.port()));
    assertThat(stopped).isNotDone();
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    fixture.oldRelease.letGo();

    assertThat(waiting)
        .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200))
        .allSatisfy(one -> assertThat(one.join().body()).isEqualTo("old"));
    stopped.join();
    assertThat(fixture.gateway.running()).isFalse();
  }

  @Test
  void whatAHoldKeepsIsAnsweredByTheReleaseThatUsersHad() {
    // Never closed: whom that would tell has gone.
    TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(60));
    CompletableFuture<HttpResponse<String>> held = fixture.getLater("/name");
    await().until(() -> hold.held() == 1);

    fixture.gateway.stop();

    assertThat(held.join().body()).isEqualTo("old");
    assertThatThrownBy(() -> hold.switchTo(Route.NEW)).isInstanceOf(LeptonException.class);
    assertThat(fixture.gateway.route()).isEqualTo(Route.OLD);
  }

  @Test
  void theGatewayThatReplacesItLeadsToTheSameRelease() {
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(10))) {
      hold.switchTo(Route.NEW);
    }
    long before = fixture.gateway.pid().orElseThrow();

    fixture.gateway.stop();
    fixture.gateway.start(fixture.oldRelease.url());

    assertThat(fixture.gateway.pid()).isPresent().isNotEqualTo(Optional.of(before));
    assertThat(fixture.get("/name").body()).isEqualTo("new");
  }

  private List<CompletableFuture<HttpResponse<String>>> inFlight(int count) {
    List<CompletableFuture<HttpResponse<String>>> requests =
        IntStream.range(0, count).mapToObj(i -> fixture.getLater("/wait")).toList();
    await().until(() -> fixture.oldRelease.requests.get() == count);
    return requests;
  }
}
