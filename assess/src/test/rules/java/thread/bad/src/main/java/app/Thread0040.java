package app;

import java.util.concurrent.Executors;

class Thread0040 {
  void run() throws Exception {
    Executors.newCachedThreadPool().shutdown();
  }
}
