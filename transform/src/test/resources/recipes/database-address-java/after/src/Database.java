package app;

class Database {
  private static final String URL = System.getenv().getOrDefault("DATABASE_URL", "jdbc:postgresql://db1.corp:5432/shop");
  private static final String PREFIX = "jdbc:postgresql:";

  boolean isOurs(String url) {
    return url.startsWith("jdbc:postgresql:");
  }
}
