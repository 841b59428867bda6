package app;

import java.sql.Connection;
import java.sql.DriverManager;

class Mail {
  private static final String SMTP_PASSWORD = "hunter2!x";
  private static final String AMQP = "amqp://mq:t0psecret@queue.corp:5672/shop";
  private static final String PASSWORD_FIELD = "password";
  private static final String CLOUD = "AKIA4QWERT7ZXCVBNM2P";
  // password = "hunter2!x"
  private final String label = "Your new password: at least 8 characters!";

  Connection open(String url) throws Exception {
    return DriverManager.getConnection(url, "shop", "sesame");
  }
}
