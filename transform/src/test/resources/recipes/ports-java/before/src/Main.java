package app;

import java.net.ServerSocket;

class Main {
  private static final int PORT = 8081;
  private static final int REPORT_SIZE = 8081;

  void run(Server server) throws Exception {
    server.setPort(PORT);
    new ServerSocket(9090).close();
    new ServerSocket(0).close();
  }

  interface Server {
    void setPort(int port);
  }
}
