package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaveEventsTest {
  private static final Blackout BLACKOUT =
      new Blackout(
          LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 2), "Audit; rooms", Optional.empty());

  private static String ics(String... names) {
    return WaveEvents.ics(
        WavePlanner.plan(Requests.of(names).calendar(1, BLACKOUT).build()), List.of(BLACKOUT));
  }

  @Test
  void aWaveIsThreeEventsOfWholeDaysWithTheDayAfterAsTheirEnd() {
    assertThat(ics("a"))
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VCALENDAR\r\n")
        .contains(
            "DTSTART;VALUE=DATE:20270116\r\nDTEND;VALUE=DATE:20270118\r\nSUMMARY:Wave 1: move\r\n")
        .contains("SUMMARY:Wave 1: prepare (team 1)\r\n")
        .contains("DTSTART;VALUE=DATE:20270118\r\nDTEND;VALUE=DATE:20270123\r\n");
  }

  @Test
  void whatHasAMeaningInTheFormatIsEscaped() {
    assertThat(ics("a")).contains("SUMMARY:No moves: Audit\\; rooms\r\n");
    assertThat(WaveEvents.escaped("a,b;c\\d\ne\u0007")).isEqualTo("a\\,b\\;c\\\\d\\ne ");
  }

  @Test
  void longLinesAreFoldedByOctetsAndNeverWithinACharacter() {
    String name = "\u00fcbergabe-\ud83d\ude80-\u4fdd\u9669".repeat(20);
    String ics = ics(name);
    for (String line : ics.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\ufffd");
    }
    assertThat(ics.replace("\r\n ", "")).contains("Applications: " + name + "\\n");
  }

  @Test
  void everyLineEndsWithCarriageReturnAndLineFeed() {
    assertThat(ics("a", "b").replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void identifiersAreUniqueAndTheSameNextTime() {
    List<String> ids = ics("a", "b").lines().filter(line -> line.startsWith("UID:")).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(4);
    assertThat(ics("a", "b")).isEqualTo(ics("a", "b"));
  }

  @Test
  void wavesWithoutDatesAreNoCalendar() {
    assertThatThrownBy(() -> WaveEvents.ics(WavePlanner.plan(Requests.of("a").build()), List.of()))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("without dates");
  }

  @Test
  void aTableHasARowForEachApplication() {
    assertThat(
            WaveTable.csv(
                WavePlanner.plan(
                    Requests.of("a, the first", "b")
                        .group("g", "a, the first", "b")
                        .calendar(1)
                        .build())))
        .isEqualTo(
            "wave,environment,application,moves_together,servers,effort_days,careful,prepare_from,"
                + "prepare_to,move_from,move_to,watch_to,slack_days\r\n"
                + "1,production,\"a, the first\",group 1,,5.0,,2027-01-11,2027-01-12,2027-01-16,"
                + "2027-01-17,2027-01-22,3\r\n"
                + "1,production,b,group 1,,5.0,,2027-01-11,2027-01-12,2027-01-16,2027-01-17,"
                + "2027-01-22,3\r\n");
  }
}
