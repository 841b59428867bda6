package app;

import java.nio.file.Path;

class Platform0110 {
  static final String INVOICES = "/var/lib/shop/invoices";
  void run() throws Exception {
    Path.of("/opt/shop/data");
    new java.io.File("/home/shop/keys");
  }
}
