package dev.lepton.deploy.internal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A release small enough for a test: listens on PORT, answers COLOUR, and fails at once when FAIL
 * is set.
 */
public final class TinyApp {
  private TinyApp() {}

  public static void main(String[] args) throws IOException {
    if (System.getenv("FAIL") != null) {
      System.err.println("no database at " + System.getenv("DB_PASSWORD"));
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    byte[] answer = Objects.toString(System.getenv("COLOUR")).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }
}
