package app;

java.net.http.HttpClient.newBuilder().build();
// Caffeine.newBuilder()
CacheBuilder.newBuilder();
FIELD static class CacheBuilder { static void newBuilder() {} }
