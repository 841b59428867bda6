package app;

import java.sql.Connection;
import java.sql.DriverManager;

class Mail {
  private static final String SMTP_PASSWORD = java.util.Objects.requireNonNull(System.getenv("SMTP_PASSWORD"), "Set the environment variable SMTP_PASSWORD");
  private static final String AMQP = java.util.Objects.requireNonNull(System.getenv("AMQP_URL"), "Set the environment variable AMQP_URL");
  private static final String PASSWORD_FIELD = "password";
  private static final String CLOUD = java.util.Objects.requireNonNull(System.getenv("AWS_ACCESS_KEY_ID"), "Set the environment variable AWS_ACCESS_KEY_ID");
  // password = "hunter2!x"
  private final String label = "Your new password: at least 8 characters!";

  Connection open(String url) throws Exception {
    return DriverManager.getConnection(url, System.getenv().getOrDefault("DATABASE_USER", "shop"), java.util.Objects.requireNonNull(System.getenv("DATABASE_PASSWORD"), "Set the environment variable DATABASE_PASSWORD"));
  }
}
