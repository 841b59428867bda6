package app;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

class Log {
  void open() throws IOException {
    FileHandler handler = new FileHandler("shop.log", true);
    handler.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(handler);
  }

  String kind() {
    // new FileHandler("old.log")
    return "FileHandler";
  }
}
