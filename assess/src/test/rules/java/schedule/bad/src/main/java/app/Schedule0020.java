package app;

import jakarta.ejb.Schedule;
import jakarta.ejb.TimerService;
class Schedule0020 {
  private TimerService timers;
  @Schedule(hour = "3")
  void close() {
    timers.createTimer(1000L, "again");
  }
}
