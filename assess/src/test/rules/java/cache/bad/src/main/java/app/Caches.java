package app;

import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

class Caches {
  Object manager() {
    return new ConcurrentMapCacheManager("prices");
  }
}
