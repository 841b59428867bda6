package app;

class Schedule0020 {
  // @Schedule(hour = "3")
  void close(Timers timers) {
    timers.createTimer(1000L, "again");
  }
  interface Timers {
    void createTimer(long delay, String info);
  }
}
