package app;

import org.apache.lucene.store.ByteBuffersDirectory;

class Storage0090 {
  void run() throws Exception {
    new ByteBuffersDirectory();
    // FSDirectory.open(Path.of("index"))
  }
}
