package app;

import java.io.File;
import java.nio.file.Files;

class Storage0040 {
  void run() throws Exception {
    new File("reports").mkdirs();
    new File("reports/.lock").createNewFile();
    Files.createDirectories(new File("reports").toPath());
  }
}
