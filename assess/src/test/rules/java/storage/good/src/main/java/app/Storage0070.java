package app;

class Storage0070 {
  static void newWatchService() {}
  void run() throws Exception {
    newWatchService();
    // FileSystems.getDefault().newWatchService()
  }
}
