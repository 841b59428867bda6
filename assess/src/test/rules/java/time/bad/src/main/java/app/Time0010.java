package app;

import java.time.ZoneId;
import java.util.TimeZone;

class Time0010 {
  void run() throws Exception {
    ZoneId.systemDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }
}
