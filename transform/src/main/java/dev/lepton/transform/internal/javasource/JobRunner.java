package dev.lepton.transform.internal.javasource;

import java.util.List;
import java.util.TreeSet;

/**
 * The class that runs one job where the environment asks for it: the command of a CronJob.
 *
 * @param packageName that of the application's main class
 */
record JobRunner(String packageName, List<ScheduledMethod> jobs) {
  static final String NAME = "JobRunner";

  String source() {
    TreeSet<String> imports =
        new TreeSet<>(
            List.of(
                "org.springframework.boot.ApplicationArguments",
                "org.springframework.boot.ApplicationRunner",
                "org.springframework.context.ApplicationContext",
                "org.springframework.stereotype.Component"));
    StringBuilder cases = new StringBuilder();
    for (ScheduledMethod job : jobs) {
      if (!job.unit().packageName().equals(packageName)) {
        imports.add(job.unit().packageName() + "." + job.type());
      }
      cases.append(
          """
                case "%s":
                  application.getBean(%s.class).%s();
                  break;
          """
              .formatted(job.name(), job.type(), job.method()));
    }
    StringBuilder text = new StringBuilder();
    text.append(packageName.isEmpty() ? "" : "package " + packageName + ";\n\n");
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.append(
            """

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
            %s      default:
                    throw new IllegalArgumentException("there is no job " + job);
                }
              }
            }
            """
                .formatted(cases))
        .toString();
  }
}
