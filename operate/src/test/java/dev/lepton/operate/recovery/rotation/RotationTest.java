package dev.lepton.operate.recovery.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.operate.recovery.rotation.Rotation.Backup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RotationTest {
  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

  @Test
  void theLastBackupOfEachKeptDayAndWeekStays() {
    List<Backup> daily = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      daily.add(new Backup("d" + day, START.plus(Duration.ofDays(day)), true));
    }

    List<String> removed = new Rotation(7, 4, 0).removable(daily);

    // 2026-03-01 is a Sunday: the last seven days are one ISO week, and three Sundays come before.
    assertThat(kept(daily, removed))
        .containsExactlyInAnyOrder(
            "d59", "d58", "d57", "d56", "d55", "d54", "d53", "d52", "d45", "d38");
  }

  @Test
  void aBackupThatFailsItsTestTakesNoGoodOnesPlace() {
    Backup good = new Backup("good", START, true);
    Backup bad = new Backup("bad", START.plus(Duration.ofHours(3)), false);

    assertThat(new Rotation(1, 0, 0).removable(List.of(bad, good))).isEmpty();
    Backup better = new Backup("better", START.plus(Duration.ofHours(6)), true);
    assertThat(new Rotation(1, 0, 0).removable(List.of(bad, good, better)))
        .containsExactly("good", "bad");
  }

  @Property(tries = 2_000)
  void theNewestGoodBackupIsNeverRemoved(
      @ForAll("backups") List<Backup> backups, @ForAll("rotations") Rotation rotation) {
    Optional<Backup> newest =
        backups.stream()
            .filter(Backup::good)
            .max(Comparator.comparing(Backup::at).thenComparing(Backup::id));

    List<String> removed = rotation.removable(backups);

    newest.ifPresent(backup -> assertThat(removed).doesNotContain(backup.id()));
    if (newest.isEmpty()) {
      assertThat(removed).isEmpty();
    }
  }

  @Property(tries = 2_000)
  void everyOneOfTheLastDaysThatHadAGoodBackupStillHasOne(
      @ForAll("backups") List<Backup> backups, @ForAll @IntRange(min = 1, max = 9) int days) {
    List<String> removed = new Rotation(days, 2, 2).removable(backups);

    Set<String> left = daysOf(backups, removed);
    List<String> before =
        daysOf(backups, List.of()).stream().sorted(Comparator.reverseOrder()).limit(days).toList();
    assertThat(left).containsAll(before);
  }

  @Property(tries = 1_000)
  void aSecondRunRemovesNothingMore(
      @ForAll("backups") List<Backup> backups, @ForAll("rotations") Rotation rotation) {
    List<String> removed = rotation.removable(backups);

    List<Backup> rest = backups.stream().filter(backup -> !removed.contains(backup.id())).toList();

    assertThat(rotation.removable(rest)).isEmpty();
  }

  @Property(tries = 500)
  void itNeverKeepsMoreGoodOnesThanAskedFor(
      @ForAll("backups") List<Backup> backups, @ForAll("rotations") Rotation rotation) {
    List<String> removed = rotation.removable(backups);

    long kept =
        backups.stream().filter(Backup::good).filter(b -> !removed.contains(b.id())).count();

    assertThat(kept)
        .isLessThanOrEqualTo(
            Math.max(1, rotation.daily() + rotation.weekly() + rotation.monthly() + 1));
  }

  @Provide
  Arbitrary<Rotation> rotations() {
    Arbitrary<Integer> some = Arbitraries.integers().between(0, 8);
    return Combinators.combine(some, some, some).as(Rotation::new);
  }

  @Provide
  Arbitrary<List<Backup>> backups() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(0, 24 * 400);
    Arbitrary<Boolean> good = Arbitraries.of(true, true, true, false);
    return Combinators.combine(hours, good)
        .as((hour, fine) -> new Backup("h" + hour, START.plus(Duration.ofHours(hour)), fine))
        .list()
        .uniqueElements(Backup::id)
        .ofMaxSize(60);
  }

  private static Set<String> daysOf(List<Backup> backups, List<String> removed) {
    return backups.stream()
        .filter(Backup::good)
        .filter(backup -> !removed.contains(backup.id()))
        .map(backup -> backup.at().atZone(ZoneOffset.UTC).toLocalDate().toString())
        .collect(Collectors.toSet());
  }

  private static List<String> kept(List<Backup> all, List<String> removed) {
    return all.stream().map(Backup::id).filter(id -> !removed.contains(id)).toList();
  }
}
