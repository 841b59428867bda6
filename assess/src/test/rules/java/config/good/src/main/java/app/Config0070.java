package app;

class Config0070 {
  java.util.Properties config = new java.util.Properties();
  void run() throws Exception {
    // System.getProperty("user.home")
    String zone = System.getProperty("user.timezone");
    String home = config.getProperty("user.home");
  }
}
