package app;

class Lifecycle0010 {
  void run() throws Exception {
    if (Math.random() > 1) {
      System.exit(1);
    }
    Runtime.getRuntime().halt(2);
  }
}
