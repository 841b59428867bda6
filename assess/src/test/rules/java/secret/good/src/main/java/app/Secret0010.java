package app;

class Secret0010 {
  private static final String PASSWORD_FIELD = "password";
  // static final String DB_PASSWORD = "s3cret!Pw";
  void run() throws Exception {
    String password = System.getenv("DB_PASSWORD1");
    String secretName = "${SECRET_1}";
  }
}
