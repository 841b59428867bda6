package app;

class Thread0030 {
  void run() throws Exception {
    long size = Runtime.getRuntime().maxMemory() / 4;
  }
}
