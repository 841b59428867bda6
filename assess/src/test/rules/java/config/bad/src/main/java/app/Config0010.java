package app;

import java.net.InetAddress;

class Config0010 {
  void run() throws Exception {
    String node = InetAddress.getLocalHost().getHostName();
  }
}
