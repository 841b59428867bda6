package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficShare.Window;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.HttpProxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The gateway itself. Everything runs on one event loop: there are no locks because there is
 * nothing to lock.
 */
final class Gateway extends VerticleBase implements Forwarder.Router {
  private static final int MOST_HELD = 20_000;
  private static final int HEADER_BYTES = 64 * 1024;
  private static final int ORIGIN_CONNECTIONS = 256;
  // Shorter than any server's own idle timeout, so that no request is sent into a connection being
  // closed.
  private static final int KEEP_ALIVE_SECONDS = 1;

  /** How long what is in flight may take once the gateway was told to stop. */
  static final Duration DRAIN = Duration.ofSeconds(10);

  private final GatewaySettings settings;
  private final TrafficMeter meter = new TrafficMeter();
  private final Map<Route, Origin> origins = new EnumMap<>(Route.class);
  private RouteState state;
  private @Nullable Gate gate;
  private @Nullable Share share;
  private @Nullable HttpServer users;

  Gateway(GatewaySettings settings) {
    this.settings = settings;
    this.state =
        RouteState.load(settings.directory())
            .map(saved -> saved.withOldUrl(settings.oldUrl()))
            .orElse(new RouteState(settings.oldUrl(), Optional.empty(), Route.OLD));
    findOrigins();
  }

  @Override
  public Future<?> start() {
    state.save(settings.directory());
    gate = new Gate(vertx, MOST_HELD);
    share = new Share(vertx);
    Forwarder forwarder = new Forwarder(vertx, this, gate, meter);
    HttpProxy proxy =
        HttpProxy.reverseProxy(originClient()).origin(forwarder).addInterceptor(forwarder, true);
    String token = UUID.randomUUID().toString();
    HttpServer forUsers = vertx.createHttpServer(serverOptions()).requestHandler(proxy);
    users = forUsers;
    HttpServer admin = vertx.createHttpServer().requestHandler(new AdminApi(this, token));
    return forUsers
        .listen(settings.port(), settings.host())
        .compose(listening -> admin.listen(0, "127.0.0.1"))
        .onSuccess(
            listening ->
                new AdminAddress(listening.actualPort(), token).save(settings.directory()));
  }

  /**
   * Takes no more connections, lets go what a hold keeps, as the end of its lease would, and
   * completes once everything in flight is answered, or {@link #DRAIN} is over.
   */
  @Override
  public Future<?> stop() {
    Future<Void> answered =
        Objects.requireNonNull(users).shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    gate().open();
    return answered;
  }

  private HttpClient originClient() {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(2_000)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxInitialLineLength(HEADER_BYTES)
            .setMaxHeaderSize(HEADER_BYTES);
    return vertx.createHttpClient(
        options, new PoolOptions().setHttp1MaxSize(ORIGIN_CONNECTIONS).setCleanerPeriod(250));
  }

  private static HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setMaxInitialLineLength(HEADER_BYTES)
        .setMaxHeaderSize(HEADER_BYTES)
        .setAcceptBacklog(4_096);
  }

  private Gate gate() {
    return Objects.requireNonNull(gate);
  }

  /** The answer to a command: an HTTP status and what the hold did. */
  record Outcome(int status, JsonObject body) {
    static Outcome of(Gate.Ended ended) {
      return new Outcome(
          200, new JsonObject().put("held", ended.held()).put("millis", ended.millis()));
    }

    static Outcome refused(int status, String reason) {
      return new Outcome(status, new JsonObject().put("error", reason));
    }
  }

  @Override
  public Route route() {
    return state.route();
  }

  @Override
  public Origin origin(Route route) {
    return route == Route.NEXT ? share().further() : Objects.requireNonNull(origins.get(route));
  }

  @Override
  public Share share() {
    return Objects.requireNonNull(share);
  }

  /**
   * Leads that share to the other release, for as long as the lease.
   *
   * @param later where a release is that no route names; empty for the one that the route does not
   *     name
   */
  Outcome share(int percent, Shared which, Optional<String> later, Duration lease) {
    if (percent > 0 && later.isEmpty() && !origins.containsKey(route().other())) {
      return Outcome.refused(409, "no new release has been announced");
    }
    share().set(percent, which, later.map(Origin::parse), lease);
    return new Outcome(200, new JsonObject());
  }

  JsonObject sides(Window window) {
    return meter.sides(window);
  }

  void oldRelease(String url) {
    Origin.parse(url);
    persist(state.withOldUrl(url));
  }

  void newRelease(String url) {
    Origin.parse(url);
    persist(state.withNewUrl(url));
  }

  private void persist(RouteState next) {
    if (!next.equals(state)) {
      next.save(settings.directory());
      state = next;
      findOrigins();
    }
  }

  private void findOrigins() {
    origins.put(Route.OLD, Origin.parse(state.oldUrl()));
    state.newUrl().ifPresent(url -> origins.put(Route.NEW, Origin.parse(url)));
  }

  Future<Void> hold(String id, Duration lease) {
    return gate().hold(id, lease);
  }

  void limit(int most, Duration lease) {
    gate().limit(most, lease);
  }

  Outcome switchTo(String id, Route route) {
    if (!gate().holds(id)) {
      return Outcome.refused(410, "the hold has ended");
    }
    if (!gate().drained()) {
      return Outcome.refused(409, "requests are still in flight");
    }
    if (route == Route.NEXT) {
      return Outcome.refused(409, "no route names a release on trial");
    }
    if (route == Route.NEW && state.newUrl().isEmpty()) {
      return Outcome.refused(409, "no new release has been announced");
    }
    share().end();
    persist(state.withRoute(route));
    return Outcome.of(gate().open());
  }

  Outcome release(String id) {
    return gate().holds(id)
        ? Outcome.of(gate().open())
        : Outcome.refused(410, "the hold has ended");
  }

  JsonObject stats() {
    return meter.stats(gate()).put("heldMillis", gate().heldMillis());
  }

  void resetStats() {
    meter.reset();
  }

  String metrics() {
    return meter.metrics(gate(), state.route(), share().percent());
  }
}
