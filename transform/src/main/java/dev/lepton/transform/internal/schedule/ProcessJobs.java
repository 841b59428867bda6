package dev.lepton.transform.internal.schedule;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jobs that schedulers of Node.js and Python run inside of a process, each with its times as a
 * CronJob has them. What such a job reaches of its process is not seen, so that they are work for
 * people; this is what they need for it. Pure.
 */
public final class ProcessJobs {
  private static final Pattern NODE =
      Pattern.compile(
          "\\b(?:cron|nodeCron|Cron)\\.schedule\\(\\s*(['\"`])([^'\"`]+)\\1"
              + "|\\bscheduleJob\\(\\s*(?:(['\"`])[^'\"`]*\\3\\s*,\\s*)?(['\"`])([^'\"`]+)\\4\\s*,"
              + "|\\bnew\\s+CronJob\\(\\s*(['\"`])([^'\"`]+)\\6");
  private static final Pattern CRONTAB_OF_PYTHON =
      Pattern.compile("\\bfrom_crontab\\(\\s*(['\"])([^'\"]+)\\1");
  private static final Pattern FIELDS_OF_PYTHON =
      Pattern.compile(
          "(?:\\b(?:add_job|scheduled_job)\\((?:[^()]*,)?\\s*(?:trigger\\s*=\\s*)?['\"]cron['\"]|\\bCronTrigger\\(|\\b(crontab)\\()([^()]*)\\)");
  private static final Pattern AT_OF_PYTHON =
      Pattern.compile(
          "\\bschedule\\.every\\(\\)\\.(day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
              + "\\.at\\(\\s*['\"](\\d{1,2}):(\\d{2})['\"]\\s*\\)");
  private static final Pattern TEST =
      Pattern.compile(
          "(?:.*/)?(?:tests?|__tests__|spec|node_modules)/.*|.*\\.(?:test|spec)\\.\\w+");

  /** The crontab of a recipe, which carries all jobs of Python or none. */
  private static final String CARRIED = "cluster-crontab";

  private ProcessJobs() {}

  /** In the order of the files. */
  public static List<WorkItem> in(SourceTree tree) {
    List<WorkItem> items = new ArrayList<>();
    boolean carried =
        tree.contains(CARRIED)
            || tree.files().stream().anyMatch(path -> path.endsWith("/" + CARRIED));
    for (String file : tree.files()) {
      if (isOfTests(file)) {
        continue;
      }
      if (file.matches(".*\\.[cm]?[jt]s")) {
        tree.text(file).ifPresent(text -> items.addAll(ofNode(text)));
      } else if (file.endsWith(".py") && !carried) {
        tree.text(file).ifPresent(text -> items.addAll(ofPython(text)));
      }
    }
    return items;
  }

  static boolean isOfTests(String file) {
    return TEST.matcher(file).matches();
  }

  private static List<WorkItem> ofNode(TextFile file) {
    List<WorkItem> items = new ArrayList<>();
    Matcher call = NODE.matcher(file.content());
    while (call.find()) {
      String times =
          Stream.of(2, 5, 7).map(call::group).filter(one -> one != null).findFirst().orElse("");
      add(items, file, call.start(), CronTimes.of(times, CronTimes.Dialect.UNIX));
    }
    return items;
  }

  private static List<WorkItem> ofPython(TextFile file) {
    List<WorkItem> items = new ArrayList<>();
    Matcher crontab = CRONTAB_OF_PYTHON.matcher(file.content());
    while (crontab.find()) {
      add(items, file, crontab.start(), PythonTimes.crontab(crontab.group(2)));
    }
    Matcher fields = FIELDS_OF_PYTHON.matcher(file.content());
    while (fields.find()) {
      boolean celery = fields.group(1) != null;
      add(items, file, fields.start(), PythonTimes.fields(fields.group(2), celery));
    }
    Matcher at = AT_OF_PYTHON.matcher(file.content());
    while (at.find()) {
      String day = at.group(1).equals("day") ? "*" : at.group(1).substring(0, 3);
      String times =
          Integer.parseInt(at.group(3)) + " " + Integer.parseInt(at.group(2)) + " * * " + day;
      add(items, file, at.start(), CronTimes.of(times, CronTimes.Dialect.UNIX));
    }
    return items;
  }

  private static void add(List<WorkItem> items, TextFile file, int offset, CronTimes times) {
    int line = file.lineAt(offset);
    if (file.line(line).strip().matches("(#|//|\\*).*")) {
      return;
    }
    Optional<String> fields = times.fields();
    items.add(
        new WorkItem(
            file.path() + ":" + line,
            "",
            fields
                .map(own -> "A job runs inside the process, at \"" + own + "\" of a CronJob.")
                .orElse("A job runs inside the process at times that no CronJob has."),
            fields
                .map(own -> "What the job shares with its process does not show in the call.")
                .orElse(times.obstacle()),
            fields
                .map(
                    own ->
                        "Give it a command of its own, write \""
                            + own
                            + " COMMAND\" into a file cluster-crontab at the root, of which the next"
                            + " transform makes a CronJob, and take the call out of the process.")
                .orElse(
                    "Choose times of full minutes, or let it run as one process of its own with a"
                        + " single copy."),
            0.5));
  }
}
