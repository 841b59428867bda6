package app;

class Config0070 {
  void run() throws Exception {
    String home = System.getProperty("user.home");
    String name = System.getProperty("user.name", "nobody");
  }
}
