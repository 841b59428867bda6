package app;

class Config0040 {
  static void getConnection(String url) {}
  void run() throws Exception {
    getConnection("url");
    // DriverManager.getConnection(url)
  }
}
