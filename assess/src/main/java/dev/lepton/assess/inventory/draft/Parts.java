package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Software;
import dev.lepton.model.inventory.Usage;
import dev.lepton.model.inventory.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The lists of a server from several drafts. Rows of one file add up; of several files, the one
 * that knows most disks wins, since adding them up would count every disk twice.
 */
record Parts(String server, List<ServerDraft> drafts, List<Conflict> conflicts) {
  private static final double TOLERANCE = 0.05;

  List<Disk> disks() {
    return best(
        "disks", ServerDraft::disks, Disk::name, disk -> disk.capacityMb().orElse(0L), Disk::where);
  }

  List<Volume> volumes() {
    return best(
        "volumes",
        ServerDraft::volumes,
        Volume::name,
        volume -> volume.capacityMb().orElse(0L),
        Volume::where);
  }

  List<NetworkCard> networks() {
    return best("networks", ServerDraft::networks, NetworkCard::name, c -> 0L, NetworkCard::where);
  }

  List<Software.Service> services() {
    return drafts.stream().flatMap(draft -> draft.services().stream()).distinct().toList();
  }

  /** Single samples are worth more than a summary that somebody else made. */
  SortedMap<Metric, Usage> usage() {
    Map<Metric, Said<Samples>> series = new TreeMap<>();
    SortedMap<Metric, Usage> usage = new TreeMap<>();
    for (ServerDraft draft : drafts) {
      draft
          .samples()
          .forEach(
              (metric, said) -> {
                series.putIfAbsent(metric, new Said<>(new Samples(), said.where()));
                series.get(metric).value().addAll(said.value());
              });
      draft.usage().forEach(usage::putIfAbsent);
    }
    series.forEach(
        (metric, said) -> {
          if (!said.value().isEmpty()) {
            usage.put(metric, said.value().summary(said.where()));
          }
        });
    return usage;
  }

  private <T> List<T> best(
      String field,
      Function<ServerDraft, List<T>> part,
      Function<T, String> name,
      Function<T, Long> size,
      Function<T, Place> where) {
    Map<String, List<T>> byFile = new LinkedHashMap<>();
    for (ServerDraft draft : drafts) {
      for (T item : part.apply(draft)) {
        List<T> known = byFile.computeIfAbsent(where.apply(item).file(), file -> new ArrayList<>());
        if (known.stream().noneMatch(k -> same(k, item, name, size))) {
          known.add(item);
        }
      }
    }
    Optional<List<T>> most =
        byFile.values().stream().reduce((one, other) -> other.size() > one.size() ? other : one);
    most.ifPresent(
        kept ->
            byFile.values().stream()
                .filter(other -> other != kept && differs(kept, other, size))
                .forEach(
                    other ->
                        conflicts.add(
                            new Conflict(
                                server,
                                field,
                                text(kept, name, size),
                                where.apply(kept.get(0)),
                                text(other, name, size),
                                where.apply(other.get(0))))));
    return most.map(List::copyOf).orElse(List.of());
  }

  private static <T> boolean same(
      T one, T other, Function<T, String> name, Function<T, Long> size) {
    return name.apply(one).equals(name.apply(other)) && size.apply(one).equals(size.apply(other));
  }

  private static <T> boolean differs(List<T> kept, List<T> other, Function<T, Long> size) {
    long one = kept.stream().mapToLong(size::apply).sum();
    long two = other.stream().mapToLong(size::apply).sum();
    return Math.abs(one - two) > TOLERANCE * Math.max(one, two);
  }

  private static <T> String text(List<T> items, Function<T, String> name, Function<T, Long> size) {
    return String.join(
        ", ",
        items.stream().map(item -> name.apply(item) + " " + size.apply(item) + " MiB").toList());
  }
}
