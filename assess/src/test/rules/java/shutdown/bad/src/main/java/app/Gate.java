package app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class Gate {
  void serve(int port) throws IOException {
    try (ServerSocket server = new ServerSocket(port)) {
      while (true) {
        server.accept().close();
      }
    }
  }

  void web(int port) throws IOException {
    HttpServer.create(new InetSocketAddress(port), 0).start();
  }
}
