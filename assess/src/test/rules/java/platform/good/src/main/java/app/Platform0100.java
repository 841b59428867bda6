package app;

class Platform0100 {
  void run() throws Exception {
    // "C:\\data\\shop"
    String data = "data/shop";
    String regex = "\\w+\\s";
    String time = "h:mm";
  }
}
