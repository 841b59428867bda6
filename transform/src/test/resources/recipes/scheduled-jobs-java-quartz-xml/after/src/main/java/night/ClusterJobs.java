package night;

import night.jobs.CloseBooks;
import night.jobs.SendReminders;
import org.quartz.JobExecutionException;

/** Runs a job that a cluster's clock asks for; none of them looks at its context. */
final class ClusterJobs {
  private ClusterJobs() {}

  static void run(String job) throws JobExecutionException {
    switch (job) {
      case "close-books":
        new CloseBooks().execute(null);
        break;
      case "send-reminders":
        new SendReminders().execute(null);
        break;
      default:
        throw new IllegalArgumentException("there is no job " + job);
    }
  }
}
