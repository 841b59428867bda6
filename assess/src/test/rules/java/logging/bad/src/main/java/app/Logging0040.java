package app;

import java.util.logging.FileHandler;

class Logging0040 {
  void run() throws Exception {
    new FileHandler("shop%g.log").close();
  }
}
