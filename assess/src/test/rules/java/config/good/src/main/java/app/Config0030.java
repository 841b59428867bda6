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
  String three = System.getenv().getOrDefault("DATABASE_URL", "jdbc:postgresql://db1/shop");
}
