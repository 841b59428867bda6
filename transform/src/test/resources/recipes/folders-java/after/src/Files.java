package app;

import java.io.File;
import java.io.FileReader;

class Files {
  private static final String UPLOAD_DIR = System.getenv().getOrDefault("UPLOAD_DIR", "uploads") + "/";
  private static final String WINDOWS = System.getenv().getOrDefault("WINDOWS_DIR", "C:\\shop\\reports");
  private static final String TITLE = "uploads/downloads";

  File upload(String name) {
    return new File(UPLOAD_DIR + name);
  }

  FileReader terms() throws Exception {
    return new FileReader(System.getenv().getOrDefault("TERMS_FILE", "/opt/shop/terms.txt"));
  }

  FileReader own() throws Exception {
    return new FileReader("terms.txt");
  }
}
