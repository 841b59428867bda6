package app;

import java.net.DatagramSocket;

class Cluster0010 {
  void run() throws Exception {
    new DatagramSocket().close();
    // new MulticastSocket(4446)
  }
}
