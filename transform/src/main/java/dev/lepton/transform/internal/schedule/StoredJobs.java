package dev.lepton.transform.internal.schedule;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schedulers that keep their jobs in a database, from which one of their copies takes each run:
 * more copies do no harm, but somebody has to be there at the time. What people must know of it.
 * Pure.
 */
public final class StoredJobs {
  private static final Pattern AGENDA =
      Pattern.compile("\\b\\w*[aA]genda\\w*\\.every\\(\\s*(['\"`])([^'\"`]+)\\1");
  private static final Pattern DJANGO_Q = Pattern.compile("(?m)^Q_CLUSTER\\s*=");
  private static final String RUNS_DJANGO_Q = "qcluster";
  private static final double DAYS = 0.5;

  private StoredJobs() {}

  /** In the order of the files. */
  public static List<WorkItem> in(SourceTree tree) {
    List<WorkItem> items = new ArrayList<>();
    boolean agenda = tree.mentions("package.json", "\"agenda\"");
    boolean started =
        tree.files().stream()
            .filter(file -> !file.endsWith(".py"))
            .flatMap(file -> tree.text(file).stream())
            .anyMatch(text -> text.content().contains(RUNS_DJANGO_Q));
    for (String file : tree.files()) {
      if (agenda && file.matches(".*\\.[cm]?[jt]s") && !ProcessJobs.isOfTests(file)) {
        tree.text(file).ifPresent(text -> ofAgenda(items, text));
      } else if (file.endsWith(".py") && !started && !ProcessJobs.isOfTests(file)) {
        tree.text(file).ifPresent(text -> ofDjango(items, text));
      }
    }
    return items;
  }

  private static void ofAgenda(List<WorkItem> items, TextFile file) {
    Matcher call = AGENDA.matcher(file.content());
    while (call.find()) {
      String where = file.path() + ":" + file.lineAt(call.start());
      String own =
          CronTimes.of(call.group(2), CronTimes.Dialect.UNIX)
              .fields()
              .map(fields -> "\"" + fields + " COMMAND\"")
              .orElse("its times and a command");
      items.add(
          new WorkItem(
              where,
              "",
              "agenda runs a job in the processes that answer requests (" + call.group(2) + ").",
              "Its jobs are in MongoDB and each run is given to one copy, so that more copies do no"
                  + " harm; a run waits while none is up, and is cut off when its copy is replaced.",
              "Leave it where the work is short. Else write "
                  + own
                  + " into a file cluster-crontab at the root, of which the next transform makes a"
                  + " CronJob, and take the call out.",
              DAYS));
    }
  }

  private static void ofDjango(List<WorkItem> items, TextFile file) {
    Matcher setting = DJANGO_Q.matcher(file.content());
    if (setting.find()) {
      items.add(
          new WorkItem(
              file.path() + ":" + file.lineAt(setting.start()),
              "",
              "Nothing starts the cluster of django-q, which runs its tasks and schedules.",
              "Its schedules are in the database, which gives each run to one cluster; which machine"
                  + " started it before does not stand in the source.",
              "Add a line \"worker: python manage.py qcluster\" to the Procfile, of which the next"
                  + " transform makes a workload, or turn each schedule into a line of"
                  + " cluster-crontab that calls a command of manage.py.",
              DAYS));
    }
  }
}
