package app;

class Platform0010 {
  void run() throws Exception {
    System.loadLibrary("scanner");
    Runtime.getRuntime().load("/opt/scanner/libscanner.so");
  }
}
