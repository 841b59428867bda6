package com.example.shop;

import java.io.File;
import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends everything that is logged to a file beside the application. */
final class ShopLog {
  private static final String DIRECTORY = "logs";
  private static final String FILE = DIRECTORY + "/shop.log";

  private ShopLog() {}

  static void open() throws IOException {
    File directory = new File(DIRECTORY);
    if (!directory.isDirectory() && !directory.mkdirs()) {
      throw new IOException("cannot create " + directory.getAbsolutePath());
    }
    FileHandler handler = new FileHandler(FILE, true);
    handler.setEncoding("UTF-8");
    handler.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(handler);
  }
}
