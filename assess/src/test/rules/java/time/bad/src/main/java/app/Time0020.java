package app;

import java.time.LocalDate;
import java.time.LocalDateTime;

class Time0020 {
  void run() throws Exception {
    LocalDate today = LocalDate.now();
    LocalDateTime now = LocalDateTime.now();
  }
}
