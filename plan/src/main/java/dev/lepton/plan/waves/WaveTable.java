package dev.lepton.plan.waves;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lepton.model.plan.WavePlan;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Waves as a CSV for a spreadsheet or a project tool: a row for each application. Stateless. */
public final class WaveTable {
  private WaveTable() {}

  /** RFC 4180, lines end with CR LF. */
  public static String csv(WavePlan plan) {
    Map<String, Integer> group = new HashMap<>();
    for (int i = 0; i < plan.together().size(); i++) {
      for (String name : plan.together().get(i).applications()) {
        group.put(name, i + 1);
      }
    }
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(
        "wave",
        "environment",
        "application",
        "moves_together",
        "servers",
        "effort_days",
        "careful",
        "prepare_from",
        "prepare_to",
        "move_from",
        "move_to",
        "watch_to",
        "slack_days");
    for (WavePlan.Wave wave : plan.waves()) {
      for (WavePlan.Member member : wave.applications()) {
        csv.writeRecord(
            Integer.toString(wave.number()),
            wave.environment(),
            member.name(),
            group.containsKey(member.name()) ? "group " + group.get(member.name()) : "",
            String.join(" ", member.servers()),
            String.format(Locale.ROOT, "%.1f", member.effortDays()),
            member.careful().orElse(""),
            date(wave, WavePlan.Dates::prepareFrom),
            date(wave, WavePlan.Dates::prepareTo),
            date(wave, WavePlan.Dates::moveFrom),
            date(wave, WavePlan.Dates::moveTo),
            date(wave, WavePlan.Dates::watchTo),
            wave.dates().map(dates -> Integer.toString(dates.slackDays())).orElse(""));
      }
    }
    return text.toString();
  }

  private static String date(WavePlan.Wave wave, Function<WavePlan.Dates, LocalDate> which) {
    return wave.dates().map(which).map(LocalDate::toString).orElse("");
  }
}
