package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.WavePlan;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaveCalendarTest {
  private static WavePlan.Dates dates(WavePlan plan, int wave) {
    return plan.waves().get(wave - 1).dates().orElseThrow();
  }

  private static Blackout blackout(int from, int to, Optional<String> application) {
    return new Blackout(
        LocalDate.of(2027, 1, from), LocalDate.of(2027, 1, to), "year end", application);
  }

  @Test
  void aWaveIsPreparedOnWorkdaysAndMovesInTheNextWindow() {
    WavePlan.Dates dates = dates(WavePlanner.plan(Requests.of("a", "b").calendar(1).build()), 1);
    // Ten days of work for five people: Monday and Tuesday.
    assertThat(dates.prepareFrom()).isEqualTo("2027-01-11");
    assertThat(dates.prepareTo()).isEqualTo("2027-01-12");
    assertThat(dates.moveFrom()).isEqualTo("2027-01-16");
    assertThat(dates.moveTo()).isEqualTo("2027-01-17");
    assertThat(dates.watchTo()).isEqualTo("2027-01-22");
    assertThat(dates.waitsFor()).isEqualTo("its preparation, then for its window");
  }

  @Test
  void aBlackoutPutsAMoveOffAndIsNamed() {
    WavePlan plan =
        WavePlanner.plan(Requests.of("a").calendar(1, blackout(17, 24, Optional.empty())).build());
    assertThat(dates(plan, 1).moveFrom()).isEqualTo("2027-01-30");
    assertThat(dates(plan, 1).waitsFor()).contains("year end (2027-01-17 to 2027-01-24)");
    assertThat(plan.schedule().orElseThrow().criticalPath())
        .containsExactly(
            "2027-01-11 to 2027-01-11: team 1 prepares wave 1 (5.0 days of work)",
            "2027-01-12 to 2027-01-29: wave 1 waits for the end of year end (2027-01-17 to"
                + " 2027-01-24)",
            "2027-01-30 to 2027-01-31: wave 1 moves",
            "2027-02-01 to 2027-02-05: wave 1 is watched");
  }

  @Test
  void aBlackoutOfAnotherApplicationDoesNotConcernAWave() {
    WavePlan plan =
        WavePlanner.plan(
            Requests.of("a", "b")
                .size(1, 1)
                .calendar(1, blackout(14, 20, Optional.of("b")))
                .build());
    assertThat(dates(plan, 1).moveFrom()).isEqualTo("2027-01-16");
  }

  @Test
  void aWaveWaitsUntilWhatItNeedsWasWatched() {
    WavePlan plan =
        WavePlanner.plan(Requests.of("a", "b").needs("a>b").size(1, 1).calendar(2).build());
    assertThat(dates(plan, 1).watchTo()).isEqualTo("2027-01-22");
    assertThat(dates(plan, 2).moveFrom()).isEqualTo("2027-01-23");
    assertThat(dates(plan, 2).waitsFor()).isEqualTo("wave 1, which it needs, to be watched");
    assertThat(dates(plan, 2).team()).isEqualTo(2);
  }

  @Test
  void slackIsWhatAPreparationCanGrowWithoutMovingTheEnd() {
    WavePlan plan =
        WavePlanner.plan(Requests.of("a", "b").needs("a>b").size(1, 1).calendar(2).build());
    // Wave 2 is prepared by the 11th and cannot move before the 23rd.
    assertThat(dates(plan, 2).slackDays()).isEqualTo(11);
    // Wave 1 is prepared by the 11th and moves on the 16th.
    assertThat(dates(plan, 1).slackDays()).isEqualTo(4);
  }

  @Test
  void wrongEstimatesMoveTheEndMoreOftenThanNot() {
    WavePlan.Schedule schedule =
        WavePlanner.plan(Requests.dated(60, 150, 2)).schedule().orElseThrow();
    assertThat(schedule.p50End()).isAfterOrEqualTo(schedule.end());
    assertThat(schedule.p90End()).isAfter(schedule.p50End());
  }

  @Test
  void aBlackoutWithoutEndIsToldInsteadOfSearchedForEver() {
    Blackout ever =
        new Blackout(
            LocalDate.of(2027, 1, 1), LocalDate.of(2060, 1, 1), "freeze", Optional.empty());
    assertThatThrownBy(() -> WavePlanner.plan(Requests.of("a").calendar(1, ever).build()))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("finds no 2 day(s) to move")
        .hasMessageContaining("freeze");
  }
}
