package app;

import java.io.IOException;
import java.net.ServerSocket;

class Gate {
  void serve(ServerSocket server) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
    server.accept().close();
  }

  private static void close(ServerSocket server) {}
}
