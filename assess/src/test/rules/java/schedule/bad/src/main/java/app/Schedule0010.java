package app;

import org.springframework.scheduling.annotation.Scheduled;
class Schedule0010 {
  @Scheduled(cron = "0 0 3 * * *")
  void close() {}
}
