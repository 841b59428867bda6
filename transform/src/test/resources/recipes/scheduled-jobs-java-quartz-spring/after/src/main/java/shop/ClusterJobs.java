package shop;

import org.springframework.context.ApplicationContext;
import shop.reports.Reports;
import shop.reports.Tidy;

/** Runs a job that a cluster's clock asks for. */
final class ClusterJobs {
    private ClusterJobs() {}

    static void run(ApplicationContext application, String job) {
        try {
            start(application, job);
        } catch (Exception failure) {
            throw new IllegalStateException("the job " + job + " failed", failure);
        }
    }

    private static void start(ApplicationContext application, String job) throws Exception {
        switch (job) {
            case "reports-send-all":
                application.getBean("reports", Reports.class).sendAll();
                break;
            case "tidy":
                new Tidy().execute(null);
                break;
            default:
                throw new IllegalArgumentException("there is no job " + job);
        }
    }
}
