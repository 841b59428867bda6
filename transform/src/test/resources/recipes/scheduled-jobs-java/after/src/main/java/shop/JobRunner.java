package shop;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import shop.mail.Reminders;

/** Runs the job that the variable JOB names; the main class ends the process then. */
@Component
class JobRunner implements ApplicationRunner {
  private final ApplicationContext application;

  JobRunner(ApplicationContext application) {
    this.application = application;
  }

  @Override
  public void run(ApplicationArguments arguments) throws Exception {
    String job = System.getenv("JOB");
    if (job == null) {
      return;
    }
    switch (job) {
      case "reminders-send":
        application.getBean(Reminders.class).send();
        break;
      default:
        throw new IllegalArgumentException("there is no job " + job);
    }
  }
}
