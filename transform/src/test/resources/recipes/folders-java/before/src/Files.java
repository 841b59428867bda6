package app;

import java.io.File;
import java.io.FileReader;

class Files {
  private static final String UPLOAD_DIR = "uploads/";
  private static final String WINDOWS = "C:\\shop\\reports";
  private static final String TITLE = "uploads/downloads";

  File upload(String name) {
    return new File(UPLOAD_DIR + name);
  }

  FileReader terms() throws Exception {
    return new FileReader("/opt/shop/terms.txt");
  }

  FileReader own() throws Exception {
    return new FileReader("terms.txt");
  }
}
