package shop.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds those who have not paid. */
@Component
public class Reminders {
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  private final Postman postman;

  Reminders(Postman postman) {
    this.postman = postman;
  }

  // Before the office opens.
  @Scheduled(cron = "0 30 5 * * MON-FRI")
  public void send() {
    LOG.info("reminding");
    postman.deliver();
  }
}
