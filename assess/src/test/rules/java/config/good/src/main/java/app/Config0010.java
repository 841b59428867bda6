package app;

import java.net.InetAddress;

class Config0010 {
  static void getLocalHost() {}
  void run() throws Exception {
    InetAddress.getByName("db").getHostName();
    getLocalHost();
  }
}
