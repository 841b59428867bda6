package app;

import net.sf.ehcache.CacheManager;
import org.ehcache.config.builders.CacheManagerBuilder;

class Cache0010 {
  void run() throws Exception {
    CacheManager.create();
    CacheManagerBuilder.newCacheManagerBuilder().build(true);
  }
}
