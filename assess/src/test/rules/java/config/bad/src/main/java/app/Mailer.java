package app;

import java.util.Properties;

class Mailer {
  String smtpHost = "mailserver";

  void run(Properties properties) {
    properties.put("mail.smtp.host", "mail.shop.internal");
  }
}
