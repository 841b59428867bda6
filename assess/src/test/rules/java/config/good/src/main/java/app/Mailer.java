package app;

import java.util.Properties;

class Mailer {
  String bindHost = "0.0.0.0";
  String host = "localhost";
  String mailHost = "mail.example.com";
  String hostName = "smtp-host";
  static final String HEADER_HOST = "host";
  String hosts = "two";

  void run(Properties properties) {
    properties.put("mail.smtp.host", System.getenv("MAIL"));
    properties.put("mail.smtp.hostless", "yes");
  }
}
