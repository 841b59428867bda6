package app;

import java.io.File;
import java.nio.file.Files;

class Storage0030 {
  void run() throws Exception {
    File.createTempFile("import", ".csv").delete();
    Files.createTempFile("import", ".csv");
    Files.createTempDirectory("import");
  }
}
