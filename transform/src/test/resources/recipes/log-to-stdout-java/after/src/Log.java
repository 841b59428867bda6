package app;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

class Log {
  void open() throws IOException {
    java.util.logging.ConsoleHandler handler = new java.util.logging.ConsoleHandler();
    handler.setFormatter(new SimpleFormatter());
    for (java.util.logging.Handler own : Logger.getLogger("").getHandlers()) {
      Logger.getLogger("").removeHandler(own);
    }
    Logger.getLogger("").addHandler(handler);
  }

  String kind() {
    // new FileHandler("old.log")
    return "FileHandler";
  }
}
