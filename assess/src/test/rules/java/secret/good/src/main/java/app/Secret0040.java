package app;

import java.sql.Connection;
import java.sql.DriverManager;

class Secret0040 {
  private static final String USER = System.getenv().getOrDefault("DATABASE_USER", "shop");
  private static final String PASSWORD_FIELD = "password";
  // DriverManager.getConnection(url, "shop", "sesame")

  Connection here(String url, String password) throws Exception {
    return DriverManager.getConnection(url, USER, password);
  }
}
