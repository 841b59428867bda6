package app;

import java.util.concurrent.Executors;

class Schedule0050 {
  static void scheduleAtFixedRate() {}
  void run() throws Exception {
    Executors.newScheduledThreadPool(1).shutdown();
    scheduleAtFixedRate();
  }
}
