package app;

import java.util.Timer;

class Schedule0030 {
  void run() throws Exception {
    new Timer("poll", true).cancel();
  }
}
