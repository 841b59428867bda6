package night;

import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

public final class Night {
  private Night() {}

  public static void main(String[] args) throws SchedulerException {
    Scheduler scheduler = StdSchedulerFactory.getDefaultScheduler();
    JobDetail books = JobBuilder.newJob(CloseBooks.class).withIdentity("books").build();
    Trigger nightly =
        TriggerBuilder.newTrigger()
            .withSchedule(
                CronScheduleBuilder.cronSchedule("0 30 2 ? * MON-FRI")
                    .inTimeZone(TimeZone.getTimeZone("Europe/Rome")))
            .build();
    scheduler.scheduleJob(books, nightly);
    if (System.getenv("JOB") != null) {
      try {
        ClusterJobs.run(System.getenv("JOB"));
      } finally {
        scheduler.shutdown();
      }
      return;
    }
    if (!"off".equals(System.getenv("IN_PROCESS_JOBS"))) {
      scheduler.start();
    }
  }
}
