package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.plan.WavePlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The verifier finds each kind of fault when it is put into waves that have none. */
class WaveVerifierTest {
  private static final WaveRequest REQUEST =
      Requests.of("-a", "-b", "c", "!d", "e")
          .needs("b>a", "d>c", "e>d")
          .group("g", "d", "e")
          .size(1, 2)
          .calendar(
              1,
              new Blackout(
                  LocalDate.of(2027, 1, 20), LocalDate.of(2027, 1, 26), "audit", Optional.empty()))
          .build();
  private static final WavePlan RIGHT = WavePlanner.plan(REQUEST);

  private static List<String> violations(List<WavePlan.Wave> waves) {
    return WaveVerifier.violations(
        REQUEST,
        new WavePlan(
            waves,
            RIGHT.together(),
            RIGHT.cycles(),
            RIGHT.score(),
            RIGHT.rules(),
            RIGHT.schedule(),
            RIGHT.stayBehind(),
            RIGHT.leftOut(),
            RIGHT.notes()));
  }

  private static WavePlan.Wave wave(
      WavePlan.Wave old, List<WavePlan.Member> members, Optional<WavePlan.Dates> dates) {
    return new WavePlan.Wave(
        old.number(),
        old.environment(),
        members,
        old.servers(),
        members.stream().mapToDouble(WavePlan.Member::effortDays).sum(),
        old.needs(),
        dates);
  }

  /** Two applications change their waves. */
  private static List<String> swapped(String one, String other) {
    List<WavePlan.Wave> waves = new ArrayList<>();
    for (WavePlan.Wave old : RIGHT.waves()) {
      List<WavePlan.Member> members =
          old.applications().stream()
              .map(
                  m ->
                      m.name().equals(one)
                          ? named(m, other)
                          : m.name().equals(other) ? named(m, one) : m)
              .toList();
      waves.add(wave(old, members, old.dates()));
    }
    return violations(waves);
  }

  private static WavePlan.Member named(WavePlan.Member old, String name) {
    return new WavePlan.Member(name, old.servers(), old.effortDays(), old.careful());
  }

  private static List<String> dated(int number, UnaryOperator<WavePlan.Dates> fault) {
    List<WavePlan.Wave> waves = new ArrayList<>(RIGHT.waves());
    WavePlan.Wave old = waves.get(number - 1);
    waves.set(number - 1, wave(old, old.applications(), old.dates().map(fault)));
    return violations(waves);
  }

  private static WavePlan.Dates moved(WavePlan.Dates old, int days) {
    return new WavePlan.Dates(
        old.team(),
        old.prepareFrom(),
        old.prepareTo(),
        old.moveFrom().plusDays(days),
        old.moveTo().plusDays(days),
        old.watchTo().plusDays(days),
        old.slackDays(),
        old.waitsFor());
  }

  @Test
  void nothingIsWrongWithAPlan() {
    assertThat(violations(RIGHT.waves())).isEmpty();
    assertThat(RIGHT.waves()).hasSize(3);
  }

  @Test
  void anApplicationLeftOutIsFound() {
    List<WavePlan.Wave> waves = new ArrayList<>(RIGHT.waves());
    WavePlan.Wave old = waves.get(0);
    waves.set(0, wave(old, old.applications().subList(1, 2), old.dates()));
    assertThat(violations(waves)).contains("a is in no wave");
  }

  @Test
  void anApplicationBeforeWhatItNeedsIsFound() {
    assertThat(swapped("c", "d")).contains("d moves before c, which it needs");
  }

  @Test
  void anApplicationApartFromItsGroupIsFound() {
    assertThat(swapped("c", "e")).anyMatch(one -> one.contains("moves apart from"));
  }

  @Test
  void mixedEnvironmentsAreFound() {
    assertThat(swapped("a", "c")).anyMatch(one -> one.contains("wave of the other environment"));
  }

  @Test
  void somethingCarefulInTheFirstWaveIsFound() {
    assertThat(swapped("a", "d")).anyMatch(one -> one.startsWith("d is in the first wave"));
  }

  @Test
  void aWaveTooLargeIsFound() {
    List<WavePlan.Wave> waves = new ArrayList<>(RIGHT.waves());
    List<WavePlan.Member> all = new ArrayList<>(waves.get(1).applications());
    all.addAll(waves.get(2).applications());
    WavePlan.Wave one = wave(waves.get(1), all, waves.get(1).dates());
    assertThat(violations(List.of(waves.get(0), one)))
        .anyMatch(text -> text.contains("has 3 applications"));
  }

  @Test
  void aMoveInABlackoutIsFound() {
    LocalDate blocked = LocalDate.of(2027, 1, 23);
    assertThat(RIGHT.waves().get(1).dates().orElseThrow().moveFrom()).isEqualTo("2027-01-30");
    assertThat(dated(2, old -> moved(old, (int) WaveCalendar.between(old.moveFrom(), blocked))))
        .anyMatch(one -> one.contains("blackout audit"));
  }

  @Test
  void aMoveOutsideTheWindowIsFound() {
    assertThat(dated(2, old -> moved(old, 1))).anyMatch(one -> one.contains("moves on a SUNDAY"));
  }

  @Test
  void aMoveBeforeWhatItNeedsWasWatchedIsFound() {
    assertThat(dated(3, old -> moved(old, -7))).anyMatch(one -> one.contains("was watched"));
  }
}
