package shop.reports;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

public class Tidy implements Job {
    @Override
    public void execute(JobExecutionContext context) {
        System.out.println("All is tidy.");
    }
}
