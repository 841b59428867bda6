package app;

import java.nio.file.Path;

class Platform0110 {
  static final String ROUTE = "/var/shop", ORDERS = "/orders";
  void run() throws Exception {
    // Path.of("/opt/shop/data")
    Path.of("/proc/self/cgroup");
    String route = "/opt/shop/data";
    Path.of(System.getenv("DATA"), "/opt/x");
  }
}
