package app;

import java.sql.DriverManager;

class Config0040 {
  void run() throws Exception {
    DriverManager.getConnection(System.getenv("DB_URL")).close();
  }
}
