package app;

import org.infinispan.manager.DefaultCacheManager;

class Cache0040 {
  void run() throws Exception {
    new DefaultCacheManager();
  }
}
