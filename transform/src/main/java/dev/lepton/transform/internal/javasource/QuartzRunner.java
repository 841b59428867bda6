package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CrontabLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jdt.core.dom.Modifier;

/**
 * The class that runs one job of a Quartz scheduler in place of the scheduler, and the crontab that
 * says when.
 *
 * @param main the file of the main method
 * @param springs whether the jobs are beans of a Spring context that the main method has opened
 */
record QuartzRunner(JavaUnit main, boolean springs, Map<String, QuartzJob> jobs) {
  static final String NAME = "ClusterJobs";

  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final String CONTEXT = "org.springframework.context.ApplicationContext";
  private static final String EXPLAINED =
      "Without a command the application itself is started with these variables: "
          + NAME
          + " runs the job, and it ends.";
  private static final String SOURCE =
      """

      /** Runs a job that a cluster's clock asks for; none of them looks at its context. */
      final class ClusterJobs {
        private ClusterJobs() {}

        static void run(String job) throws JobExecutionException {
          switch (job) {
      %s      default:
              throw new IllegalArgumentException("there is no job " + job);
          }
        }
      }
      """;
  private static final String SOURCE_FOR_SPRING =
      """

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
      %s      default:
              throw new IllegalArgumentException("there is no job " + job);
          }
        }
      }
      """;

  /** What keeps the class and the crontab from being written. */
  List<String> obstacles(Refactoring refactoring) {
    List<String> obstacles = new ArrayList<>();
    boolean hidden =
        jobs.values().stream()
            .map(QuartzJob::owner)
            .anyMatch(
                owner ->
                    !owner.unit().packageName().equals(main.packageName())
                        && !Modifier.isPublic(owner.type().getModifiers()));
    if (hidden) {
      obstacles.add("A job's class cannot be seen from " + main.packageName() + ".");
    }
    if (refactoring.tree().contains(ScheduledJobs.crontab(main))
        || refactoring.tree().contains(file())) {
      obstacles.add("There is a crontab already, which people may have written: add it there.");
    }
    return obstacles;
  }

  private String file() {
    return ScheduledJobs.folder(main) + NAME + ".java";
  }

  void write(Refactoring refactoring, String rule) {
    Indentation indentation = Indentation.of(main);
    refactoring.create(CONCERN, file(), indentation.apply(source(), 0) + "\n", rule);
    List<CrontabLines.Line> lines = new ArrayList<>();
    jobs.forEach((name, job) -> lines.add(new CrontabLines.Line(job.times(), name, "")));
    refactoring.create(
        CONCERN, ScheduledJobs.crontab(main), CrontabLines.of(lines, EXPLAINED), rule);
  }

  /** Replaces, or inserts where the length is 0, lines of two spaces a level. */
  void edit(Refactoring refactoring, int offset, int length, String lines, String rule) {
    int line = main.file().lineAt(offset);
    String own = main.file().line(line);
    String around =
        main.file().newline() + own.substring(0, own.length() - own.stripLeading().length());
    String text = Indentation.of(main).apply(lines, 0).replace("\n", around);
    String before = length == 0 ? around : "";
    refactoring.edit(new Edit(CONCERN, main.path(), offset, length, before + text, rule));
  }

  private String source() {
    TreeSet<String> imports = new TreeSet<>();
    imports.add(springs ? CONTEXT : "org.quartz.JobExecutionException");
    StringBuilder cases = new StringBuilder();
    jobs.forEach(
        (name, job) -> {
          if (!job.owner().unit().packageName().equals(main.packageName())) {
            imports.add(job.owner().unit().packageName() + "." + job.owner().type().getName());
          }
          cases.append(
              """
                    case "%s":
                      %s;
                      break;
              """
                  .formatted(name, job.work().call()));
        });
    StringBuilder text = new StringBuilder();
    text.append(main.packageName().isEmpty() ? "" : "package " + main.packageName() + ";\n\n");
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.append((springs ? SOURCE_FOR_SPRING : SOURCE).formatted(cases)).toString();
  }
}
