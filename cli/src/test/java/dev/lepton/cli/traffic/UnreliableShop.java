package dev.lepton.cli.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A fake, because the real shop cannot be made to fail on demand: answers each write as it is told,
 * and remembers it.
 */
final class UnreliableShop implements AutoCloseable {
  /** Instead of a status: close the connection without an answer. */
  static final int HANG_UP = -1;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private final Function<String, Integer> statusOfWrite;
  private final HttpServer server;

  /**
   * @param statusOfWrite from method and path, for instance {@code POST /api/orders}
   */
  UnreliableShop(Function<String, Integer> statusOfWrite) throws IOException {
    this.statusOfWrite = statusOfWrite;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of every write that arrived. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    if (request.startsWith("GET")) {
      exchange.sendResponseHeaders(200, -1);
    } else {
      writes.add(request);
      answerWrite(exchange, statusOfWrite.apply(request));
    }
    exchange.close();
  }

  private static void answerWrite(HttpExchange exchange, int status) throws IOException {
    if (status != HANG_UP) {
      byte[] body = "{\"id\": 4711}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
