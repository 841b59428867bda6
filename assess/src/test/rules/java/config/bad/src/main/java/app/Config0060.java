package app;

import java.net.InetSocketAddress;
import java.net.Socket;

class Config0060 {
  void run() throws Exception {
    new Socket("printer1", 9100).close();
    new InetSocketAddress("queue1", 61616);
  }
}
