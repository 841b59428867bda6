package app;

import java.util.concurrent.Executors;

class Thread0010 {
  void run() throws Exception {
    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  }
}
