package corpus.desk;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public final class Desk {
  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = corpus.book.Book.balance().getBytes();
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }
}
