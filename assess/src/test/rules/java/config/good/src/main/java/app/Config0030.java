package app;

class Config0030 {
  void run() throws Exception {
    /* "jdbc:postgresql://db1/shop" */
    String one = "jdbc:postgresql://" + System.getenv("DB_HOST") + "/shop";
    String two = System.getenv("DB_URL");
    boolean known = two.startsWith("jdbc:mysql:");
  }
}

class Config0035 {
  String silent() {
    String url = System.getenv("DATABASE_URL");
    if (url == null || url.isBlank()) {
      url = "jdbc:postgresql://localhost/shop";
    }
    return System.getenv("B") != null ? System.getenv("B") : "jdbc:postgresql://b/shop";
  }

  String three = System.getenv().getOrDefault("DATABASE_URL", "jdbc:postgresql://db1/shop");
}
