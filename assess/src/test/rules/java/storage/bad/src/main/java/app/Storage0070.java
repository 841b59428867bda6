package app;

import java.nio.file.FileSystems;
import java.nio.file.WatchService;

class Storage0070 {
  void run() throws Exception {
    WatchService watch = FileSystems.getDefault().newWatchService();
    watch.close();
  }
}
