package app;

import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;

class Storage0090 {
  void run() throws Exception {
    FSDirectory.open(Path.of("index"));
    new MMapDirectory(Path.of("index"));
  }
}
