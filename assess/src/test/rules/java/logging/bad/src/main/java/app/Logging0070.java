package app;

class Logging0070 {
  void run() throws Exception {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      e.printStackTrace();
    }
  }
}
