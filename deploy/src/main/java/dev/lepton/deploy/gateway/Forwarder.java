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
    private boolean passed;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    Exchange exchange = new Exchange();
    context.set(EXCHANGE, exchange);
    HttpServerRequest incoming = context.request().proxiedRequest();
    tellOrigin(context, incoming);
    return gate.pass()
        .compose(
            open -> {
              exchange.passed = true;
              // The client may have gone while it waited; a write that nobody waits for is not
              // sent.
              return incoming.response().closed()
                  ? Future.failedFuture("the client has gone")
                  : context.sendRequest();
            })
        .recover(
            failure ->
                failure instanceof RejectedExecutionException
                    ? reject(context)
                    : Future.failedFuture(failure));
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
        .compose(ready -> context.sendResponse())
        .onComplete(sent -> finish(context));
  }

  private void finish(ProxyContext context) {
    Exchange exchange = context.get(EXCHANGE, Exchange.class);
    boolean abandoned = context.request().proxiedRequest().response().closed();
    int status =
        abandoned && context.response().getStatusCode() == 502
            ? 499
            : context.response().getStatusCode();
    meter.answered(router.route(), status, System.nanoTime() - exchange.arrived);
    if (exchange.passed) {
      gate.leave();
    }
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    HttpServerRequest incoming = context.request().proxiedRequest();
    return connect(context, IDEMPOTENT.contains(incoming.method()) ? CONNECT_ATTEMPTS : 1)
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

  private Future<HttpClientRequest> connect(ProxyContext context, int attempts) {
    Origin origin = router.origin();
    RequestOptions options = new RequestOptions().setServer(origin.address()).setSsl(origin.ssl());
    return context
        .client()
        .request(options)
        .recover(
            failure -> {
              if (attempts <= 1 || !(failure instanceof ConnectException)) {
                return Future.failedFuture(failure);
              }
              meter.retried();
              return vertx.timer(RETRY_MILLIS).compose(waited -> connect(context, attempts - 1));
            });
  }

  /** Where to. */
  interface Router {
    Route route();

    Origin origin();
  }
}
