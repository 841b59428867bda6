package dev.lepton.deploy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficShare.SideStats;
import dev.lepton.deploy.TrafficShare.Window;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.migration.GatewaySpec;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
final class GatewayShareIT {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path directory;
  private static GatewayFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new GatewayFixture(directory);
  }

  @BeforeEach
  void renew() {
    fixture.renew();
    fixture.gateway.share(0, Shared.ALL, LONG);
    for (Window window : Window.values()) {
      fixture.gateway.next(window);
    }
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static void share(int percent) {
    fixture.gateway.share(percent, Shared.ALL, LONG);
  }

  @Test
  void aboutThatShareOfTheUsersMeetsTheOtherRelease() {
    share(30);

    long met = IntStream.range(0, 150).filter(i -> name(null).equals("new")).count();

    // Six standard deviations of a binomial distribution around 45.
    assertThat(met).isBetween(11L, 79L);
  }

  @Test
  void aBrowserStaysWhereItIsAndAGrowingShareKeepsThoseThatItHas() {
    share(50);
    for (int user = 0; user < 8; user++) {
      String cookie = cookie();
      String first = name(cookie);
      assertThat(name(cookie)).isEqualTo(first);
      share(80);
      if (first.equals("new")) {
        assertThat(name(cookie)).isEqualTo("new");
      }
      share(50);
    }
  }

  @Test
  void aUserWithANumberGetsNoOtherAndAForgedOneIsReplaced() {
    share(50);

    assertThat(read("lepton-share=17").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(read("lepton-share=170000").headers().firstValue("Set-Cookie")).isPresent();
    assertThat(name("lepton-share=4999")).isEqualTo("new");
    assertThat(name("lepton-share=5000")).isEqualTo("old");
  }

  @Test
  void nobodyGetsANumberWhileNothingIsShared() {
    assertThat(read(null).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whenTheLeaseIsOverEverybodyIsBack() {
    fixture.gateway.share(100, Shared.ALL, Duration.ofMillis(300));
    assertThat(name(null)).isEqualTo("new");

    await().until(() -> name(null).equals("old"));
  }

  @Test
  void writesStayWhereTheDataAre() {
    fixture.gateway.share(100, Shared.READS, LONG);

    fixture.postLater("/echo", new byte[] {1}).join();

    assertThat(fixture.oldRelease.requests).hasValue(1);
    assertThat(name(null)).isEqualTo("new");
    assertThat(sides().get(Route.OLD).requests()).as("what is not shared is not compared").isZero();
  }

  @Test
  void aReadThatTheOtherReleaseFailsIsAnsweredByTheFirst() throws IOException {
    share(100);
    try (Release broken = new Release("broken", "/name")) {
      fixture.gateway.announce(broken.url());

      assertThat(name(null)).isEqualTo("old");

      assertThat(broken.requests).hasValue(1);
    }
    SideStats other = sides().get(Route.NEW);
    assertThat(other.failures()).isEqualTo(1);
    assertThat(other.requests()).isEqualTo(1);
    assertThat(fixture.gateway.stats().failures()).as("no user has seen it").isZero();
  }

  @Test
  void aReadSurvivesThatTheOtherReleaseIsGone() {
    share(100);
    fixture.newRelease.close();

    assertThat(name(null)).isEqualTo("old");
    assertThat(sides().get(Route.NEW).failures()).isEqualTo(1);
  }

  @Test
  void eachSideIsMeasuredOnItsOwn() {
    share(50);
    name("lepton-share=1");
    name("lepton-share=2");
    name("lepton-share=9000");
    await().until(() -> fixture.gateway.stats().requests() == 3);

    Map<Route, SideStats> sides = sides();

    assertThat(sides.get(Route.NEW).requests()).isEqualTo(2);
    assertThat(sides.get(Route.OLD).requests()).isEqualTo(1);
    assertThat(sides.get(Route.NEW).p95Millis()).isPositive();
    assertThat(sides().get(Route.NEW).requests()).as("a window ends when it is read").isZero();
    assertThat(fixture.gateway.next(Window.SLICE).get(Route.NEW).requests()).isEqualTo(2);
  }

  @Test
  void aLaterReleaseThatNoRouteNamesGetsItsShareAndIsMeasuredApart() {
    try (Release later = new Release("later")) {
      try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(5))) {
        hold.switchTo(Route.NEW);
      }
      TrafficShare towards = fixture.gateway.towards(later.url());
      sides();
      towards.share(50, Shared.ALL, LONG);

      assertThat(name("lepton-share=1")).isEqualTo("later");
      assertThat(name("lepton-share=9000")).isEqualTo("new");

      await().until(() -> fixture.gateway.stats().requests() == 2);
      Map<Route, SideStats> sides = sides();
      assertThat(sides.get(Route.NEXT).requests()).isEqualTo(1);
      assertThat(sides.get(Route.NEW).requests()).isEqualTo(1);
      assertThat(sides.get(Route.OLD).requests()).isZero();
      towards.share(0, Shared.ALL, LONG);
      assertThat(name("lepton-share=1")).isEqualTo("new");
      assertThat(fixture.gateway.leadsTo()).hasValue(fixture.newRelease.url());
    }
  }

  @Test
  void noRouteNamesAReleaseOnTrial() {
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> hold.switchTo(Route.NEXT)).hasMessageContaining("on trial");
    }
  }

  @Test
  void aSwitchEndsTheShare() {
    share(100);
    try (TrafficSwitch.Hold hold = fixture.gateway.hold(Duration.ofSeconds(5))) {
      hold.switchTo(Route.NEW);
    }

    assertThat(name(null)).isEqualTo("new");
    assertThat(read(null).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void withoutANewReleaseNobodyCanBeLedThere(@TempDir Path other) {
    GatewayProcess fresh = new GatewayProcess(other, new GatewaySpec("127.0.0.1", Ports.pick()));
    fresh.start(fixture.oldRelease.url());
    try {
      assertThatThrownBy(() -> fresh.share(10, Shared.ALL, LONG))
          .hasMessageContaining("no new release");
    } finally {
      fresh.stop();
    }
  }

  private static Map<Route, SideStats> sides() {
    return fixture.gateway.next(Window.INTERVAL);
  }

  private static String cookie() {
    String set = read(null).headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static String name(String cookie) {
    return read(cookie).body();
  }

  private static HttpResponse<String> read(String cookie) {
    HttpRequest.Builder request = fixture.request("/name");
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      return fixture.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
