package dev.lepton.operate.recovery.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Grandfather, father, son: the last backup of each of the last days, weeks and months that have
 * one, by UTC and ISO weeks. Only good backups count; the newest good one is always kept, and so
 * are those that are newer than it, whatever they are worth.
 *
 * @param daily how many days, 0 or more
 * @param weekly how many weeks
 * @param monthly how many months
 */
public record Rotation(int daily, int weekly, int monthly) {

  public Rotation {
    if (daily < 0 || weekly < 0 || monthly < 0) {
      throw new IllegalArgumentException("a number of backups cannot be negative");
    }
  }

  /**
   * @param id unique
   * @param good whether it is known to restore
   */
  public record Backup(String id, Instant at, boolean good) {}

  /** Ids of those that can go, the oldest first. */
  public List<String> removable(List<Backup> backups) {
    List<Backup> newestFirst =
        backups.stream()
            .sorted(Comparator.comparing(Backup::at).thenComparing(Backup::id).reversed())
            .toList();
    List<Backup> good = newestFirst.stream().filter(Backup::good).toList();
    if (good.isEmpty()) {
      // Nothing better is there: whatever there is may be all that can be saved.
      return List.of();
    }
    Set<Backup> kept = new HashSet<>();
    kept.add(good.get(0));
    keep(good, daily, Rotation::day, kept);
    keep(good, weekly, Rotation::week, kept);
    keep(good, monthly, Rotation::month, kept);
    Instant newestGood = good.get(0).at();
    return newestFirst.stream()
        .filter(backup -> !kept.contains(backup))
        .filter(backup -> backup.good() || backup.at().isBefore(newestGood))
        .sorted(Comparator.comparing(Backup::at).thenComparing(Backup::id))
        .map(Backup::id)
        .toList();
  }

  private static void keep(
      List<Backup> newestFirst, int periods, Function<Instant, String> period, Set<Backup> kept) {
    Set<String> seen = new HashSet<>();
    for (Backup backup : newestFirst) {
      if (seen.size() < periods && seen.add(period.apply(backup.at()))) {
        kept.add(backup);
      }
    }
  }

  private static LocalDate date(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String day(Instant at) {
    return date(at).toString();
  }

  private static String week(Instant at) {
    LocalDate date = date(at);
    return date.get(IsoFields.WEEK_BASED_YEAR) + "-" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static String month(Instant at) {
    LocalDate date = date(at);
    return date.getYear() + "-" + date.getMonthValue();
  }
}
