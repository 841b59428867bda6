package app;

class Platform0030 {
  void run() throws Exception {
    Runtime.getRuntime().exec("convert in.png out.pdf");
    new ProcessBuilder("convert", "in.png").start();
  }
}
