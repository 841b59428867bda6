package app;

import java.nio.file.*;

class Storage0020 {
  private final Path target = Path.of("state");
  void run() throws Exception {
    Files.write(target, new byte[0]);
    Files.writeString(target, "done");
    Files.newBufferedWriter(target).close();
    Files.newOutputStream(target).close();
  }
}
