package app;

class Secret0010 {
  private static final String DB_PASSWORD = "s3cret!Pw";
  void run() throws Exception {
    String apiKey = "9f8e7d6c5b4a";
    pool.setPassword("x7-longer");
    properties.setProperty("db.password", "x8-longer");
  }
}
