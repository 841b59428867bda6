package app;

import java.net.InetSocketAddress;
import java.net.ServerSocket;

class Config0050 {
  void run() throws Exception {
    new ServerSocket(9090).close();
    HttpServer.create(new InetSocketAddress(8000), 0);
  }
}
