package app;

class Config0090 {
  private static final String DIRECTORY = "uploads/";
  static final String LOG_DIR = "/var/log/shop";
}
