package app;

class Platform0080 {
  void run() throws Exception {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
  }
}
