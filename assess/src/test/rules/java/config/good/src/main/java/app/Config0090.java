package app;

class Config0090 {
  private static final String DIRECTORY = System.getenv().getOrDefault("UPLOAD_DIR", "uploads");
  static final String DIRECTORY_TITLE = "uploads";
  static final String NO_DIRECTORY = "there is no such folder";
  // static final String LOG_DIR = "/var/log/shop";
}
