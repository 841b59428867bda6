package app;

import java.util.Locale;

class Time0030 {
  void run() throws Exception {
    Locale.setDefault(Locale.GERMANY);
    Locale.getDefault();
  }
}
