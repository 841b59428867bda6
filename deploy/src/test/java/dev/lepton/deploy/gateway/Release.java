package dev.lepton.deploy.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small release behind the gateway. {@code /name} answers its name, {@code /echo} the body it
 * got, {@code /wait} waits for {@link #letGo}, {@code /broken} answers 500, {@code /headers} the
 * Host and X-Forwarded-For it saw.
 */
final class Release implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch waiting = new CountDownLatch(1);
  final AtomicLong requests = new AtomicLong();
  final AtomicLong finishedWaits = new AtomicLong();

  Release(String name) {
    this(name, 0);
  }

  /** One that answers 500 there. */
  Release(String name, String failing) {
    this(name, 0);
    server.removeContext(failing);
    answer(failing, 500, exchange -> new byte[] {'!'});
  }

  Release(String name, int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answer("/name", 200, exchange -> name.getBytes(StandardCharsets.UTF_8));
    answer("/broken", 500, exchange -> new byte[] {'!'});
    answer("/echo", 200, exchange -> exchange.getRequestBody().readAllBytes());
    answer(
        "/headers",
        200,
        exchange ->
            (exchange.getRequestHeaders().getFirst("Host")
                    + " "
                    + exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
                .getBytes(StandardCharsets.UTF_8));
    answer(
        "/wait",
        200,
        exchange -> {
          await();
          finishedWaits.incrementAndGet();
          return name.getBytes(StandardCharsets.UTF_8);
        });
    server.createContext(
        "/empty",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
  }

  private interface Body {
    byte[] of(com.sun.net.httpserver.HttpExchange exchange) throws IOException;
  }

  private void answer(String path, int status, Body body) {
    server.createContext(
        path,
        exchange -> {
          requests.incrementAndGet();
          byte[] bytes = body.of(exchange);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void await() {
    try {
      waiting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void letGo() {
    waiting.countDown();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdownNow();
  }
}
