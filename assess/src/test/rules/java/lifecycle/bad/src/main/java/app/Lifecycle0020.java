package app;

import sun.misc.Signal;

class Lifecycle0020 {
  void run() throws Exception {
    Signal.handle(new Signal("TERM"), signal -> {});
  }
}
