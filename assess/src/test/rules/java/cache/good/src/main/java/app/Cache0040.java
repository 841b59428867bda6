package app;

import org.infinispan.client.hotrod.RemoteCacheManager;
new RemoteCacheManager();
new DefaultCacheManager();
FIELD static class DefaultCacheManager {}
