package app;

CacheManager.create();
FIELD static class CacheManager { static void create() {} }
// org.ehcache.config.builders.CacheManagerBuilder.newCacheManagerBuilder()
