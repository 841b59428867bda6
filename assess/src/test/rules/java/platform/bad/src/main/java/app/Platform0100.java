package app;

class Platform0100 {
  void run() throws Exception {
    String data = "C:\\data\\shop";
    String share = "\\\\files1\\orders";
  }
}
