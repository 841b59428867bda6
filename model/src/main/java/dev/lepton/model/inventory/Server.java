package dev.lepton.model.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A machine, real or virtual, or a container, put together from everything that was said of it.
 *
 * @param id unique in its inventory, the same for the same input
 * @param tags what the file called so, by name
 * @param saidBy which place a single value comes from, by the value's name, such as {@code cores};
 *     disks, volumes, cards and usage carry their own
 */
public record Server(
    String id,
    String name,
    Kind kind,
    Identity identity,
    Hardware hardware,
    Software software,
    Placement placement,
    List<Disk> disks,
    List<Volume> volumes,
    List<NetworkCard> networks,
    SortedMap<Metric, Usage> usage,
    List<String> applications,
    SortedMap<String, String> tags,
    SortedMap<String, Place> saidBy) {

  /** What kind of server it is. */
  public enum Kind {
    MACHINE,
    CONTAINER
  }

  public Server {
    disks = List.copyOf(disks);
    volumes = List.copyOf(volumes);
    networks = List.copyOf(networks);
    usage = frozen(usage);
    applications = List.copyOf(applications);
    tags = frozen(tags);
    saidBy = frozen(saidBy);
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> frozen(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** All disks together, in MiB; the volumes where no disk's size is known. */
  public long storageMb() {
    long disk = disks.stream().mapToLong(d -> d.capacityMb().orElse(0L)).sum();
    return disk > 0 ? disk : volumes.stream().mapToLong(v -> v.capacityMb().orElse(0L)).sum();
  }
}
