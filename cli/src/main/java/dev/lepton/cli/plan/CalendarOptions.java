package dev.lepton.cli.plan;

import dev.lepton.model.error.Problem;
import dev.lepton.plan.waves.Blackout;
import dev.lepton.plan.waves.BlackoutFile;
import dev.lepton.plan.waves.CalendarSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** When the work begins, who does it, and when nothing may move. */
public final class CalendarOptions {
  private static final int MOST_TEAMS = 1000;
  private static final int MOST_DAYS = 366;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day of the work, such as 2027-01-11; without it waves have no dates.")
  private Optional<LocalDate> start = Optional.empty();

  @Option(
      names = "--teams",
      paramLabel = "N",
      defaultValue = "1",
      description = "Waves that are prepared at the same time (default: ${DEFAULT-VALUE}).")
  private int teams = 1;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "5",
      description = "People of a team, each a day of work a day (default: ${DEFAULT-VALUE}).")
  private int people = 5;

  @Option(
      names = "--move-on",
      split = ",",
      paramLabel = "DAY",
      description = "Days of the week on which a move may begin (default: saturday).")
  private List<String> moveOn = new ArrayList<>();

  @Option(
      names = "--move-days",
      paramLabel = "N",
      defaultValue = "2",
      description = "Days that a move takes, without a break (default: ${DEFAULT-VALUE}).")
  private int moveDays = 2;

  @Option(
      names = "--watch-days",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Working days for which a wave is watched before another moves that needs it (default:"
              + " ${DEFAULT-VALUE}).")
  private int watchDays = 5;

  @Option(
      names = "--blackout",
      paramLabel = "FROM..TO[=REASON]",
      description = "Days on which nothing moves, such as 2027-12-15..2028-01-05. May be repeated.")
  private List<String> blackouts = new ArrayList<>();

  @Option(
      names = "--blackouts",
      paramLabel = "FILE",
      description =
          "CSV of blackouts: from,to and, if wanted, reason and application (whose move alone it"
              + " forbids).")
  private Optional<Path> blackoutFile = Optional.empty();

  private BlackoutFile file = BlackoutFile.none();
  private final List<Blackout> all = new ArrayList<>();
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);

  void check(List<Problem> problems) {
    require(problems, teams >= 1 && teams <= MOST_TEAMS, "--teams " + teams, "give 1 or more");
    require(problems, people >= 1, "--people " + people, "give 1 or more");
    require(
        problems,
        moveDays >= 1 && moveDays <= MOST_DAYS,
        "--move-days " + moveDays,
        "give 1 or more days, at most a year");
    require(
        problems,
        watchDays >= 0 && watchDays <= MOST_DAYS,
        "--watch-days " + watchDays,
        "give 0 or more days, at most a year");
    if (moveOn.isEmpty()) {
      days.add(DayOfWeek.SATURDAY);
    }
    moveOn.forEach(word -> day(problems, word));
    blackouts.forEach(text -> blackout(problems, text));
    require(
        problems,
        start.isPresent() || (blackouts.isEmpty() && blackoutFile.isEmpty()),
        "--blackout without --start",
        "say when the work begins: --start 2027-01-11");
    if (problems.isEmpty() && blackoutFile.isPresent()) {
      file = BlackoutFile.read(blackoutFile.get());
      all.addAll(file.blackouts());
    }
  }

  private static void require(List<Problem> problems, boolean holds, String given, String fix) {
    if (!holds) {
      problems.add(
          new Problem(given + " cannot be meant", given.substring(0, given.indexOf(' ')), fix));
    }
  }

  private void day(List<Problem> problems, String word) {
    String name = word.strip().toUpperCase(Locale.ROOT);
    List<DayOfWeek> meant =
        List.of(DayOfWeek.values()).stream()
            .filter(day -> name.length() >= 3 && day.name().startsWith(name))
            .toList();
    days.addAll(meant);
    require(problems, !meant.isEmpty(), "--move-on " + word, "name days such as friday,saturday");
  }

  private void blackout(List<Problem> problems, String text) {
    int equals = text.indexOf('=');
    String range = equals < 0 ? text : text.substring(0, equals);
    int dots = range.indexOf("..");
    try {
      if (dots > 0) {
        LocalDate from = LocalDate.parse(range.substring(0, dots).strip());
        LocalDate to = LocalDate.parse(range.substring(dots + 2).strip());
        if (!to.isBefore(from)) {
          String reason = equals < 0 ? "blackout" : text.substring(equals + 1).strip();
          all.add(new Blackout(from, to, reason, Optional.empty()));
          return;
        }
      }
      require(problems, false, "--blackout " + text, "give FROM..TO, the first day first");
    } catch (DateTimeParseException e) {
      require(problems, false, "--blackout " + text, "give days such as 2027-12-15..2028-01-05");
    }
  }

  /** After {@link #check}; empty if no first day was given. */
  Optional<CalendarSettings> settings() {
    return start.map(
        day ->
            new CalendarSettings(
                day, teams, people, new CalendarSettings.Window(days, moveDays), watchDays, all));
  }

  Optional<Path> blackoutFile() {
    return blackoutFile;
  }

  /** What could not be used of the file. */
  BlackoutFile file() {
    return file;
  }
}
