package app;

import java.net.ServerSocket;

class Config0050 {
  void run() throws Exception {
    // new ServerSocket(9090)
    new ServerSocket(0).close();
    new ServerSocket(Integer.parseInt(System.getenv("PORT"))).close();
  }
}
