package app;

import java.io.IOException;
import java.net.ServerSocket;

/** Looks for a port that is free; nothing is served there. */
class Ports {
  // server.accept();
  static int free() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  static void take(Inbox inbox) {
    inbox.accept();
    HttpServer.create();
  }

  interface Inbox {
    void accept();
  }

  static class HttpServer {
    static void create() {}
  }
}
