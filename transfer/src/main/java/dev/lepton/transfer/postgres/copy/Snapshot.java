package dev.lepton.transfer.postgres.copy;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A PostgreSQL MVCC snapshot as {@code pg_current_snapshot()} prints it: {@code xmin:xmax:xip,…}
 * with 64-bit transaction ids.
 *
 * @param xmin every id below it had ended
 * @param xmax no id from here on had begun
 * @param inProgress ids in [xmin, xmax) that had not ended
 */
public record Snapshot(long xmin, long xmax, Set<Long> inProgress) {

  public Snapshot {
    inProgress = Set.copyOf(inProgress);
  }

  public static Snapshot parse(String text) {
    String[] parts = text.split(":", -1);
    Set<Long> running = new TreeSet<>();
    if (!parts[2].isEmpty()) {
      for (String id : parts[2].split(",")) {
        running.add(Long.parseLong(id));
      }
    }
    return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
  }

  /**
   * Whether a committed transaction's effects are in the snapshot.
   *
   * @param xid the low 32 bits of the id, as the replication stream carries it; within 2³¹ of the
   *     snapshot
   */
  public boolean sees(int xid) {
    long full = xmax + (int) (xid - (int) xmax);
    return full < xmin || (full < xmax && !inProgress.contains(full));
  }

  @Override
  public String toString() {
    String running =
        new TreeSet<>(inProgress).stream().map(String::valueOf).collect(Collectors.joining(","));
    return xmin + ":" + xmax + ":" + running;
  }
}
