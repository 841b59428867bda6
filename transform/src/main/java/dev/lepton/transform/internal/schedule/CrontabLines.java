package dev.lepton.transform.internal.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** The crontab that a recipe writes for a cluster's clock. Pure. */
public final class CrontabLines {
  private CrontabLines() {}

  /**
   * One job.
   *
   * @param name a label; the value of the variable JOB
   * @param command empty to start the application itself
   */
  public record Line(Timetable times, String name, String command) {
    private String text() {
      return times.fields() + " JOB=" + name + (command.isEmpty() ? "" : " " + command) + "\n";
    }
  }

  /**
   * @param explained how a job is run, for the second line of the comment on top
   */
  public static String of(List<Line> lines, String explained) {
    StringBuilder text =
        new StringBuilder(
            "# Jobs that a cluster starts (lepton transform makes a CronJob of each line).\n");
    text.append("# ").append(explained).append('\n');
    // A zone holds for all lines below it, so that lines without one come first.
    lines.stream()
        .filter(line -> line.times().zone().isEmpty())
        .forEach(line -> text.append(line.text()));
    lines.stream()
        .flatMap(line -> line.times().zone().stream())
        .distinct()
        .forEach(zone -> text.append("CRON_TZ=").append(zone).append('\n').append(in(zone, lines)));
    return text.toString();
  }

  private static String in(String zone, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.times().zone().filter(zone::equals).isPresent())
        .map(Line::text)
        .collect(Collectors.joining());
  }
}
