package app;

class Storage0030 {
  static void createTempFile(String prefix, String suffix) {}
  void run() throws Exception {
    createTempFile("import", ".csv");
    // File.createTempFile("import", ".csv")
  }
}
