package app;

class Caches {
  Object manager() {
    return new ConcurrentMapCacheManager();
  }
  static class ConcurrentMapCacheManager {}
}
