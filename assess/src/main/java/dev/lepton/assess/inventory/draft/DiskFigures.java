package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one file knows of the load of disks whose list another file tells: RVTools has no IOPS. */
final class DiskFigures {
  private static final double TOLERANCE = 0.05;

  private DiskFigures() {}

  static boolean any(List<Disk> disks) {
    return disks.stream()
        .anyMatch(
            disk ->
                disk.readIops().isPresent()
                    || disk.writeIops().isPresent()
                    || disk.readMbPerSecond().isPresent()
                    || disk.writeMbPerSecond().isPresent());
  }

  /** Whether both lists are of the same disks, one by one, by their sizes as far as told. */
  static boolean sameDisks(List<Disk> kept, List<Disk> other) {
    if (kept.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < kept.size(); i++) {
      long one = kept.get(i).capacityMb().orElse(0L);
      long two = other.get(i).capacityMb().orElse(one);
      if (one > 0 && Math.abs(one - two) > TOLERANCE * Math.max(one, two)) {
        return false;
      }
    }
    return true;
  }

  /** The kept disks, with what only the other list of the same disks knows. */
  static List<Disk> complete(List<Disk> kept, List<Disk> other) {
    List<Disk> complete = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Disk one = kept.get(i);
      Disk two = other.get(i);
      complete.add(
          new Disk(
              one.name(),
              first(one.capacityMb(), two.capacityMb()),
              first(one.readIops(), two.readIops()),
              first(one.writeIops(), two.writeIops()),
              first(one.readMbPerSecond(), two.readMbPerSecond()),
              first(one.writeMbPerSecond(), two.writeMbPerSecond()),
              one.where()));
    }
    return complete;
  }

  private static <T> Optional<T> first(Optional<T> one, Optional<T> two) {
    return one.or(() -> two);
  }
}
