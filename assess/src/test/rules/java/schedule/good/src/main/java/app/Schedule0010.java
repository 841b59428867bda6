package app;

class Schedule0010 {
  // @Scheduled(cron = "0 0 3 * * *")
  @Scheduled
  void close() {}
  @interface Scheduled {}
}
