package app;

class Secret0010 {
  private static final String PASSWORD_FIELD = "password";
  // static final String DB_PASSWORD = "s3cret!Pw";
  void run() throws Exception {
    String password = System.getenv("DB_PASSWORD1");
    String secretName = "${SECRET_1}";
  }
  void pool(Pool pool, java.util.Properties properties) {
    pool.setPassword(System.getenv("DB_PASSWORD1"));
    pool.setPasswordHint("7-letters");
    properties.setProperty("password.policy", "8-letters");
    properties.setProperty("db.password", "${DB_PASSWORD1}");
  }
}
