package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare.Shared;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which users meet the other release. Each has a number, kept in a cookie, and the share takes the
 * low ones: so nobody is led to and fro, and a share that grows keeps those that it has. Confined
 * to one event loop.
 */
final class Share {
  private static final String COOKIE = "lepton-share";
  private static final int NUMBERS = 10_000;
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private int percent;
  private Shared which = Shared.ALL;
  private Optional<Origin> further = Optional.empty();
  private Optional<Route> led = Optional.empty();
  private long timer = NO_TIMER;

  Share(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * @param measured whether this is a request that is shared at all
   * @param other whether it goes to the other release
   * @param cookie what its user's number is to be kept in; empty if it is kept already
   */
  record Ticket(boolean measured, boolean other, Optional<String> cookie) {
    static final Ticket NONE = new Ticket(false, false, Optional.empty());
  }

  /**
   * @param later a release that no route names; empty to share users with the one that the route
   *     does not name
   */
  void set(int share, Shared requests, Optional<Origin> later, Duration lease) {
    end();
    // Not forgotten at the end: requests that are on their way there still ask for it.
    further = later.or(() -> further);
    led = later.isPresent() ? Optional.of(Route.NEXT) : Optional.empty();
    if (share > 0) {
      percent = share;
      which = requests;
      timer = vertx.setTimer(Math.max(1, lease.toMillis()), over -> end());
    }
  }

  void end() {
    percent = 0;
    vertx.cancelTimer(timer);
    timer = NO_TIMER;
  }

  /** Where a share of the users of that release goes. */
  Route led(Route current) {
    return led.orElse(current.other());
  }

  Origin further() {
    return further.orElseThrow();
  }

  int percent() {
    return percent;
  }

  Ticket ticket(HttpServerRequest request) {
    if (percent == 0) {
      return Ticket.NONE;
    }
    Optional<Integer> known = number(request);
    int number = known.orElseGet(() -> ThreadLocalRandom.current().nextInt(NUMBERS));
    boolean suits = which == Shared.ALL || canBeRepeated(request);
    return new Ticket(
        suits,
        suits && number < percent * (NUMBERS / 100),
        known.isPresent()
            ? Optional.empty()
            : Optional.of(COOKIE + "=" + number + "; Path=/; HttpOnly; SameSite=Lax"));
  }

  /** Whether it only reads, and nothing of it is gone once it was sent. */
  static boolean canBeRepeated(HttpServerRequest request) {
    // Some clients say of a GET that it has a body of no bytes.
    String length = request.getHeader("Content-Length");
    boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    return reads
        && !request.headers().contains("Upgrade")
        && (length == null || length.equals("0"))
        && !request.headers().contains("Transfer-Encoding");
  }

  private static Optional<Integer> number(HttpServerRequest request) {
    Cookie cookie = request.getCookie(COOKIE);
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(value -> value.matches("[0-9]{1,4}"))
        .map(Integer::valueOf);
  }
}
