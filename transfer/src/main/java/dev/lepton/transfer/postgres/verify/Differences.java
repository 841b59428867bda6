package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects differences: counts all, keeps the first thousand. Thread-safe. */
final class Differences {
  private static final int KEPT = 1000;

  private final List<Difference> kept = new ArrayList<>();
  private long count;

  synchronized void add(Difference difference) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(difference);
    }
  }

  /**
   * Counts without keeping, for differences of which enough are known; their table has been named.
   */
  synchronized void addUnnamed(long more) {
    count += more;
  }

  synchronized boolean full() {
    return kept.size() >= KEPT;
  }

  synchronized long count() {
    return count;
  }

  /** Ordered by table and key, so that equal differences give equal reports. */
  synchronized List<Difference> kept() {
    return kept.stream()
        .sorted(Comparator.comparing(Difference::table).thenComparing(Difference::key))
        .toList();
  }
}
