package app;

import java.io.FileReader;

class Time0040 {
  void run() throws Exception {
    byte[] bytes = "müde".getBytes();
    new FileReader("names.txt").close();
  }
}
