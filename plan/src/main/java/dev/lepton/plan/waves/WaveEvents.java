package dev.lepton.plan.waves;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.WavePlan;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Waves as a calendar file (RFC 5545): for each wave a whole-day event for its preparation, its
 * move and its watch, and one for each blackout. Equal plans give equal files, identifiers and
 * stamps included, so that importing again changes events instead of doubling them. Not
 * thread-safe.
 */
public final class WaveEvents {
  private static final int LINE_OCTETS = 75;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final StringBuilder text = new StringBuilder();
  private final String stamp;

  private WaveEvents(LocalDate start) {
    this.stamp = DAY.format(start) + "T000000Z";
  }

  /**
   * @param blackouts that the plan was made with
   * @throws LeptonException USAGE if the plan has no dates
   */
  public static String ics(WavePlan plan, List<Blackout> blackouts) {
    LocalDate start =
        plan.schedule()
            .map(WavePlan.Schedule::start)
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.USAGE,
                        "waves without dates are no calendar",
                        "-o ics",
                        "say when the work begins: --start 2027-01-11"));
    WaveEvents events = new WaveEvents(start);
    events.line("BEGIN:VCALENDAR");
    events.line("VERSION:2.0");
    events.line("PRODID:-//Lepton Migrate//lepton plan waves//EN");
    events.line("CALSCALE:GREGORIAN");
    events.line("X-WR-CALNAME:Migration waves");
    plan.waves().forEach(events::wave);
    blackouts.forEach(events::blackout);
    events.line("END:VCALENDAR");
    return events.text.toString();
  }

  private void wave(WavePlan.Wave wave) {
    WavePlan.Dates dates = wave.dates().orElseThrow();
    String name = "Wave " + wave.number();
    String what =
        String.format(
            Locale.ROOT,
            "%s, %d applications, %d servers, %.1f days of work\nApplications: %s\nThe move waits"
                + " for %s.\nSlack: %d days",
            wave.environment(),
            wave.applications().size(),
            wave.servers(),
            wave.effortDays(),
            wave.applications().stream()
                .map(WavePlan.Member::name)
                .collect(Collectors.joining(", ")),
            dates.waitsFor(),
            dates.slackDays());
    event(
        name + ": prepare (team " + dates.team() + ")",
        what,
        new LocalDate[] {dates.prepareFrom(), dates.prepareTo()},
        "PREPARE");
    event(name + ": move", what, new LocalDate[] {dates.moveFrom(), dates.moveTo()}, "MOVE");
    if (dates.watchTo().isAfter(dates.moveTo())) {
      event(
          name + ": watch",
          what,
          new LocalDate[] {dates.moveTo().plusDays(1), dates.watchTo()},
          "WATCH");
    }
  }

  private void blackout(Blackout blackout) {
    String whom = blackout.application().map(name -> " of " + name).orElse("");
    event(
        "No moves" + whom + ": " + blackout.reason(),
        "",
        new LocalDate[] {blackout.from(), blackout.to()},
        "BLACKOUT");
  }

  /**
   * @param days the first and the last
   */
  private void event(String summary, String description, LocalDate[] days, String category) {
    String identity =
        category.equals("BLACKOUT") ? summary + days[0] + days[1] : "lepton wave " + summary;
    line("BEGIN:VEVENT");
    line("UID:" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    line("DTSTAMP:" + stamp);
    line("DTSTART;VALUE=DATE:" + DAY.format(days[0]));
    // The end of a whole-day event is the first day on which it is over.
    line("DTEND;VALUE=DATE:" + DAY.format(days[1].plusDays(1)));
    line("SUMMARY:" + escaped(summary));
    if (!description.isEmpty()) {
      line("DESCRIPTION:" + escaped(description));
    }
    line("CATEGORIES:" + category);
    line("TRANSP:" + (category.equals("MOVE") ? "OPAQUE" : "TRANSPARENT"));
    line("END:VEVENT");
  }

  static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** Writes a line, folded before its seventy-sixth octet and never within a character. */
  private void line(String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); ) {
      int character = content.codePointAt(i);
      String one = Character.toString(character);
      int length = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(one);
      octets += length;
      i += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
