package night.jobs;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

public class SendReminders implements Job {
  @Override
  public void execute(JobExecutionContext context) {
    System.out.println("Reminders are sent.");
  }
}
