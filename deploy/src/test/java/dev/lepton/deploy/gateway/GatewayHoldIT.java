package dev.lepton.deploy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
final class GatewayHoldIT {
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
  void whatComesBeyondALimitIsRefusedAtOnceUntilTheLimitEndsByItself() throws Exception {
    fixture.gateway.limit(1, Duration.ofSeconds(30));
    CompletableFuture<HttpResponse<String>> first = fixture.getLater("/wait");
    await().until(() -> fixture.gateway.stats().inFlight() == 1);

    HttpResponse<String> second = fixture.get("/name");

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    fixture.gateway.limit(1, Duration.ofMillis(1));
    await().until(() -> fixture.get("/name").statusCode() == 200);
    fixture.oldRelease.letGo();
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void switchesUnderConcurrentLoadWithoutOneFailedRequest() throws Exception {
    Queue<String> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService users = Executors.newFixedThreadPool(16);
    IntStream.range(0, 16).forEach(user -> users.submit(() -> visit(stop, answers)));
    await().until(() -> answers.size() > 500);

    for (Route route : List.of(Route.NEW, Route.OLD, Route.NEW)) {
      try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(5))) {
        await().until(() -> hold.held() == 16);
        hold.switchTo(route);
      }
      int size = answers.size();
      await().until(() -> answers.size() > size + 200);
    }
    stop.set(true);
    users.shutdown();
    assertThat(users.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    assertThat(answers).containsOnly("200 old", "200 new");
    assertThat(fixture.gateway.stats().failures()).isZero();
    assertThat(fixture.gateway.stats().requests()).isEqualTo(answers.size());
    assertThat(fixture.get("/name").body()).isEqualTo("new");
  }

  private void visit(AtomicBoolean stop, Queue<String> answers) {
    while (!stop.get()) {
      try {
        HttpResponse<String> answer = fixture.get("/name");
        answers.add(answer.statusCode() + " " + answer.body());
      } catch (RuntimeException e) {
        answers.add(e.toString());
      }
    }
  }

  @Test
  void requestsWaitDuringAHoldAndGoToTheNewReleaseAfterTheSwitch() {
    CompletableFuture<HttpResponse<String>> held;
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(10))) {
      held = fixture.getLater("/name");
      await().until(() -> hold.held() == 1);
      assertThat(fixture.oldRelease.requests).hasValue(0);

      hold.switchTo(Route.NEW);

      assertThat(hold.held()).isEqualTo(1);
      assertThat(hold.millis()).isPositive();
    }
    assertThat(held.join().body()).isEqualTo("new");
    assertThat(fixture.gateway.route()).isEqualTo(Route.NEW);
  }

  @Test
  void aHoldClosedWithoutSwitchLetsTheQueueGoToTheOldRelease() {
    CompletableFuture<HttpResponse<String>> held;
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(10))) {
      held = fixture.getLater("/name");
      await().until(() -> hold.held() == 1);
    }
    assertThat(held.join().body()).isEqualTo("old");
  }

  @Test
  void aLeaseThatEndsLetsTheQueueGoToTheOldReleaseByItself() {
    TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofMillis(300));
    CompletableFuture<HttpResponse<String>> held = fixture.getLater("/name");

    assertThat(held.join().body()).isEqualTo("old");
    assertThatThrownBy(() -> hold.switchTo(Route.NEW))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    assertThat(fixture.gateway.route()).isEqualTo(Route.OLD);
  }

  @Test
  void aHoldWaitsForRequestsInFlight() {
    CompletableFuture<HttpResponse<String>> slow = fixture.getLater("/wait");
    await().until(() -> fixture.gateway.stats().inFlight() == 1);

    CompletableFuture<TrafficSwitch.Hold> hold =
        CompletableFuture.supplyAsync(() -> fixture.gateway.hold(Duration.ofSeconds(10)));
    CompletableFuture<HttpResponse<String>> queued = heldRequest();
    assertThat(hold).isNotDone();
    fixture.oldRelease.letGo();

    hold.join().close();
    assertThat(slow.join().statusCode()).isEqualTo(200);
    assertThat(queued.join().statusCode()).isEqualTo(200);
  }

  /** A request sent as soon as the gateway holds; requests before that are answered at once. */
  private CompletableFuture<HttpResponse<String>> heldRequest() {
    List<CompletableFuture<HttpResponse<String>>> last = new ArrayList<>();
    await()
        .until(
            () -> {
              last.add(fixture.getLater("/name"));
              return fixture.gateway.stats().held() > 0;
            });
    return last.get(last.size() - 1);
  }

  @Test
  void aHoldThatNeverDrainsTimesOutAndLetsTheQueueGo() {
    CompletableFuture<HttpResponse<String>> slow = fixture.getLater("/wait");
    await().until(() -> fixture.gateway.stats().inFlight() == 1);

    assertThatThrownBy(() -> fixture.gateway.hold(Duration.ofMillis(200)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));

    assertThat(fixture.get("/name").body()).isEqualTo("old");
    fixture.oldRelease.letGo();
    assertThat(slow.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aHoldWaitsForARequestWhoseClientHasGone() {
    CompletableFuture<HttpResponse<String>> impatient = fixture.getLater("/wait");
    await().until(() -> fixture.gateway.stats().inFlight() == 1);
    impatient.cancel(true);

    CompletableFuture<TrafficSwitch.Hold> hold =
        CompletableFuture.supplyAsync(() -> fixture.gateway.hold(Duration.ofSeconds(10)));
    heldRequest();
    assertThat(hold).isNotDone();
    fixture.oldRelease.letGo();

    hold.join().close();
    assertThat(fixture.oldRelease.finishedWaits).hasValue(1);
  }

  @Test
  void aSecondHoldTakesOverTheQueueOfAnOwnerThatDied() {
    TrafficSwitch.Hold abandoned = fixture.gateway.hold(Duration.ofSeconds(30));
    CompletableFuture<HttpResponse<String>> held = fixture.getLater("/name");
    await().until(() -> abandoned.held() == 1);

    try (TrafficSwitch.Hold second = fixture.gateway.hold(Duration.ofSeconds(30))) {
      assertThat(second.held()).isEqualTo(1);
      second.switchTo(Route.NEW);
    }

    assertThat(held.join().body()).isEqualTo("new");
    assertThatThrownBy(() -> abandoned.switchTo(Route.OLD)).isInstanceOf(LeptonException.class);
  }

  @Test
  void bodiesOfHeldRequestsArriveIntact() {
    byte[] large = new byte[3_000_000];
    new Random(7).nextBytes(large);
    CompletableFuture<HttpResponse<byte[]>> first;
    CompletableFuture<HttpResponse<byte[]>> second;
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(10))) {
      first = fixture.postLater("/echo", large);
      second = fixture.postLater("/echo", new byte[] {1, 2, 3});
      await().until(() -> hold.held() == 2);
      hold.switchTo(Route.NEW);
    }
    assertThat(first.join().body()).isEqualTo(large);
    assertThat(second.join().body()).containsExactly(1, 2, 3);
  }
}
