package app;

import java.time.LocalDate;

class Time0020 {
  void run() throws Exception {
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    java.time.Instant.now();
    // LocalDate.now()
  }
}
