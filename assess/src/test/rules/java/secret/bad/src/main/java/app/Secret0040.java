package app;

import java.sql.Connection;
import java.sql.DriverManager;

class Secret0040 {
  private static final String USER = "shop";
  private static final String PASSWORD = "shop";

  Connection here(String url) throws Exception {
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  Connection there(String url) throws Exception {
    return DriverManager.getConnection(url, "shop", "sesame");
  }
}
