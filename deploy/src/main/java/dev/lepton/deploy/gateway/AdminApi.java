package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficShare.Window;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The gateway's remote control, on a loopback port. Everything but the metrics needs the token.
 * Shares the event loop of the forwarding, so each command is one atomic step of it.
 */
final class AdminApi implements Handler<HttpServerRequest> {
  private final Gateway gateway;
  private final byte[] authorization;

  AdminApi(Gateway gateway, String token) {
    this.gateway = gateway;
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.path().equals("/metrics")) {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4")
          .end(gateway.metrics());
      return;
    }
    String given = request.headers().get(HttpHeaders.AUTHORIZATION);
    if (given == null
        || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
      request.response().setStatusCode(401).end();
      return;
    }
    try {
      dispatch(request);
    } catch (RuntimeException e) {
      answer(request, 500, new JsonObject().put("error", String.valueOf(e.getMessage())));
    }
  }

  private void dispatch(HttpServerRequest request) {
    switch (request.method().name() + " " + request.path()) {
      case "GET /stats" -> answer(request, 200, gateway.stats());
      case "POST /stats/reset" -> {
        gateway.resetStats();
        answer(request, 200, gateway.stats());
      }
      case "GET /route" ->
          answer(request, 200, new JsonObject().put("route", gateway.route().name()));
      case "POST /old" -> {
        gateway.oldRelease(request.getParam("url"));
        answer(request, 200, new JsonObject());
      }
      case "POST /new" -> {
        gateway.newRelease(request.getParam("url"));
        answer(request, 200, new JsonObject());
      }
      case "POST /hold" -> hold(request);
      case "POST /limit" -> {
        gateway.limit(
            Integer.parseInt(request.getParam("most")),
            Duration.ofMillis(Long.parseLong(request.getParam("lease"))));
        answer(request, 200, new JsonObject());
      }
      case "POST /share" -> {
        Gateway.Outcome outcome =
            gateway.share(
                Integer.parseInt(request.getParam("percent")),
                Shared.valueOf(request.getParam("which")),
                Optional.ofNullable(request.getParam("later")),
                Duration.ofMillis(Long.parseLong(request.getParam("lease"))));
        answer(request, outcome.status(), outcome.body());
      }
      case "POST /sides" ->
          answer(request, 200, gateway.sides(Window.valueOf(request.getParam("window"))));
      case "POST /switch" -> {
        Gateway.Outcome outcome =
            gateway.switchTo(request.getParam("id"), Route.valueOf(request.getParam("route")));
        answer(request, outcome.status(), outcome.body());
      }
      case "POST /release" -> {
        Gateway.Outcome outcome = gateway.release(request.getParam("id"));
        answer(request, outcome.status(), outcome.body());
      }
      default -> answer(request, 404, new JsonObject().put("error", "no such command"));
    }
  }

  private void hold(HttpServerRequest request) {
    String id = UUID.randomUUID().toString();
    long start = System.nanoTime();
    gateway
        .hold(id, Duration.ofMillis(Long.parseLong(request.getParam("lease"))))
        .onSuccess(
            drained ->
                answer(
                    request,
                    200,
                    new JsonObject().put("id", id).put("drainMillis", millisSince(start))))
        .onFailure(late -> answer(request, 408, new JsonObject().put("error", late.getMessage())));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void answer(HttpServerRequest request, int status, JsonObject body) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(body.toBuffer());
    }
  }
}
