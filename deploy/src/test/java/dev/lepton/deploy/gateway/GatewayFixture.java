package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.migration.GatewaySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A real gateway process in front of two real releases. */
final class GatewayFixture implements AutoCloseable {
  Release oldRelease = new Release("old");
  Release newRelease = new Release("new");
  final GatewaySpec address = new GatewaySpec("127.0.0.1", Ports.pick());
  final GatewayProcess gateway;
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  GatewayFixture(Path directory) {
    gateway = new GatewayProcess(directory, address);
    point();
  }

  /** Two fresh releases behind the same gateway, and a fresh count. */
  void renew() {
    closeReleases();
    oldRelease = new Release("old");
    newRelease = new Release("new");
    point();
  }

  private void point() {
    gateway.start(oldRelease.url());
    gateway.announce(newRelease.url());
    try (TrafficSwitch.Hold hold = gateway.hold(Duration.ofSeconds(10))) {
      hold.switchTo(Route.OLD);
    }
    gateway.resetStats();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path) {
    try {
      return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  CompletableFuture<HttpResponse<String>> getLater(String path) {
    return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<byte[]>> postLater(String path, byte[] body) {
    HttpRequest post = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    return http.sendAsync(post, HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    gateway.stop();
    closeReleases();
  }

  private void closeReleases() {
    oldRelease.close();
    newRelease.close();
  }
}
