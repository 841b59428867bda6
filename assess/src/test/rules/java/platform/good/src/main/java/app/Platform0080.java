package app;

class Platform0080 {
  void run() throws Exception {
    // System.getProperty("os.name")
    String arch = System.getProperty("java.version");
    String text = "the property os.name";
  }
}
