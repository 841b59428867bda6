package app;

import java.net.MulticastSocket;

class Cluster0010 {
  void run() throws Exception {
    new MulticastSocket(4446).close();
  }
}
