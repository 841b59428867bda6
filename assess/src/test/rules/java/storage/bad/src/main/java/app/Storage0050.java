package app;

import java.nio.channels.FileChannel;
import java.nio.file.Path;

class Storage0050 {
  void run() throws Exception {
    FileChannel channel = FileChannel.open(Path.of("app.lock"));
    channel.lock();
    channel.tryLock();
  }
}
