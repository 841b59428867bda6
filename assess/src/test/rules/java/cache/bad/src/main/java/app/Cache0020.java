package app;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;

class Cache0020 {
  void run() throws Exception {
    Caffeine.newBuilder().build();
    CacheBuilder.newBuilder().build();
  }
}
