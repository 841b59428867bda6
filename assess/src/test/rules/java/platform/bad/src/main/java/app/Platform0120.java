package app;

import java.net.NetworkInterface;

class Platform0120 {
  void run() throws Exception {
    byte[] mac = NetworkInterface.getByName("eth0").getHardwareAddress();
  }
}
