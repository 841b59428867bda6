package app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

class Schedule0050 {
  void run() throws Exception {
    ScheduledExecutorService poll = Executors.newScheduledThreadPool(1);
    poll.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.MINUTES);
    poll.scheduleWithFixedDelay(() -> {}, 0, 1, TimeUnit.MINUTES);
  }
}
