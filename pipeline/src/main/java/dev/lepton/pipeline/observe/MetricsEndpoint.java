package dev.lepton.pipeline.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.operate.metrics.LiveMetrics;
import dev.lepton.pipeline.run.RunListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers {@code GET /metrics} for as long as a run lasts, on one address. Thread-safe. */
public final class MetricsEndpoint implements RunListener {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final LiveMetrics metrics = new LiveMetrics();
  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(MetricsEndpoint::daemon);

  private MetricsEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * @param address for instance 127.0.0.1:9464; with port 0 any that is free
   * @throws LeptonException PORT_TAKEN if the address cannot be listened on
   */
  public static MetricsEndpoint listen(InetSocketAddress address) {
    try {
      MetricsEndpoint endpoint = new MetricsEndpoint(HttpServer.create(address, 0));
      endpoint.server.createContext("/metrics", endpoint::answer);
      endpoint.server.setExecutor(endpoint.thread);
      endpoint.server.start();
      return endpoint;
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.PORT_TAKEN,
          "metrics cannot be served: " + e.getMessage(),
          address.getHostString() + ":" + address.getPort(),
          "give another address with --metrics, for instance 127.0.0.1:9465",
          e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "metrics");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known =
          exchange.getRequestMethod().equals("GET")
              && exchange.getRequestURI().getPath().equals("/metrics");
      byte[] body = (known ? metrics.scrape() : "GET /metrics\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TEXT);
      exchange.sendResponseHeaders(known ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void emit(Event event) {
    metrics.emit(event);
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
