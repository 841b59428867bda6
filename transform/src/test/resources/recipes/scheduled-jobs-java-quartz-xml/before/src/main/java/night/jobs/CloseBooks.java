package night.jobs;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

public class CloseBooks implements Job {
  @Override
  public void execute(JobExecutionContext context) {
    System.out.println("Books are closed.");
  }
}
