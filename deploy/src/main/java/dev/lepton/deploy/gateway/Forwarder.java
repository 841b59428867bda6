package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * What the gateway does to each request: wait at the gate, go to the release that the route names,
 * count. A body is not read before the request has passed the gate: the proxy pauses it on arrival.
 * Confined to one event loop.
 */
final class Forwarder implements ProxyInterceptor, OriginRequestProvider {
  private static final String EXCHANGE = "exchange";
  private static final int CONNECT_ATTEMPTS = 10;
  private static final long RETRY_MILLIS = 50;
  // The release on trial may hang; users of the other one wait for as long as they want.
  private static final long OTHERS_SILENCE_MILLIS = 30_000;
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS,
          HttpMethod.TRACE);

  private final Vertx vertx;
  private final Router router;
  private final Gate gate;
  private final TrafficMeter meter;

  Forwarder(Vertx vertx, Router router, Gate gate, TrafficMeter meter) {
    this.vertx = vertx;
    this.router = router;
    this.gate = gate;
    this.meter = meter;
  }

  private static final class Exchange {
    private final long arrived = System.nanoTime();
    private Route release;
    private Share.Ticket ticket = Share.Ticket.NONE;
    private boolean passed;
    private boolean measured;

    private Exchange(Route release) {
      this.release = release;
    }

    private long nanos() {
      return System.nanoTime() - arrived;
    }
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    Exchange exchange = new Exchange(router.route());
    context.set(EXCHANGE, exchange);
    HttpServerRequest incoming = context.request().proxiedRequest();
    tellOrigin(context, incoming);
    return gate.pass()
        .compose(
            open -> {
              exchange.passed = true;
              // Only now: while it waited, the route may have changed.
              exchange.ticket = router.share().ticket(incoming);
              exchange.measured = exchange.ticket.measured();
              exchange.release =
                  exchange.ticket.other() ? router.share().led(router.route()) : router.route();
              // The client may have gone while it waited; a write that nobody waits for is not
              // sent.
              return incoming.response().closed()
                  ? Future.failedFuture("the client has gone")
                  : send(context, exchange);
            })
        .recover(
            failure ->
                failure instanceof RejectedExecutionException
                    ? reject(context)
                    : Future.failedFuture(failure));
  }

  /**
   * A user who is led to the other release need not suffer from it: what it fails, and what can be
   * asked twice, the release that the route names is asked for.
   */
  private Future<ProxyResponse> send(ProxyContext context, Exchange exchange) {
    HttpServerRequest incoming = context.request().proxiedRequest();
    if (!exchange.ticket.other() || !Share.canBeRepeated(incoming)) {
      return context.sendRequest();
    }
    // Nothing is in it, and it could be sent only once.
    context.request().setBody(null);
    return context
        .sendRequest()
        .compose(
            response -> {
              if (response.getStatusCode() < 500) {
                return Future.succeededFuture(response);
              }
              response.release();
              return again(context, exchange);
            },
            failure -> again(context, exchange));
  }

  private Future<ProxyResponse> again(ProxyContext context, Exchange exchange) {
    meter.shared(exchange.release, true, exchange.nanos());
    // The time that the other one took is not this one's.
    exchange.measured = false;
    exchange.release = router.route();
    return context.sendRequest();
  }

  private static void tellOrigin(ProxyContext context, HttpServerRequest incoming) {
    String client = incoming.remoteAddress().hostAddress();
    String earlier = incoming.getHeader("X-Forwarded-For");
    context
        .request()
        .putHeader("X-Forwarded-For", earlier == null ? client : earlier + ", " + client);
    if (incoming.getHeader("X-Forwarded-Proto") == null) {
      context.request().putHeader("X-Forwarded-Proto", "http");
    }
    // Answered by the gateway's own server already; the release would answer it a second time.
    context.request().headers().remove("Expect");
  }

  private Future<ProxyResponse> reject(ProxyContext context) {
    meter.rejected();
    ProxyResponse response = context.request().release().response();
    return Future.succeededFuture(response.setStatusCode(503).putHeader("Retry-After", "1"));
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    // Inside compose, so that whatever sendResponse throws still ends the exchange.
    return Future.succeededFuture()
        .compose(ready -> sendResponse(context))
        .onComplete(sent -> finish(context));
  }

  private static Future<Void> sendResponse(ProxyContext context) {
    Exchange exchange = context.get(EXCHANGE, Exchange.class);
    exchange.ticket.cookie().ifPresent(it -> context.response().headers().add("Set-Cookie", it));
    return context.sendResponse();
  }

  private void finish(ProxyContext context) {
    Exchange exchange = context.get(EXCHANGE, Exchange.class);
    boolean abandoned = context.request().proxiedRequest().response().closed();
    int status =
        abandoned && context.response().getStatusCode() == 502
            ? 499
            : context.response().getStatusCode();
    meter.answered(exchange.release, status, exchange.nanos());
    if (exchange.measured) {
      meter.shared(exchange.release, status >= 500, exchange.nanos());
    }
    if (exchange.passed) {
      gate.leave();
    }
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    HttpServerRequest incoming = context.request().proxiedRequest();
    Exchange exchange = context.get(EXCHANGE, Exchange.class);
    return connect(
            context,
            exchange.release,
            IDEMPOTENT.contains(incoming.method()) ? CONNECT_ATTEMPTS : 1)
        .map(
            request -> {
              if (incoming.authority() != null) {
                request.authority(incoming.authority());
              }
              // The proxy would abort the exchange when the client goes. The release would work on
              // regardless, and a hold
              // could no longer tell: so the exchange runs to its end.
              vertx.runOnContext(later -> incoming.response().exceptionHandler(gone -> {}));
              return request;
            });
  }

  private Future<HttpClientRequest> connect(ProxyContext context, Route release, int attempts) {
    Origin origin = router.origin(release);
    RequestOptions options = new RequestOptions().setServer(origin.address()).setSsl(origin.ssl());
    if (release != router.route()) {
      options.setIdleTimeout(OTHERS_SILENCE_MILLIS);
    }
    return context
        .client()
        .request(options)
        .recover(
            failure -> {
              if (attempts <= 1 || !(failure instanceof ConnectException)) {
                return Future.failedFuture(failure);
              }
              meter.retried();
              return vertx
                  .timer(RETRY_MILLIS)
                  .compose(waited -> connect(context, release, attempts - 1));
            });
  }

  /** Where to. */
  interface Router {
    Route route();

    /** Where a release is; the other than the route's only while it is shared. */
    Origin origin(Route release);

    Share share();
  }
}
