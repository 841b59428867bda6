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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The lists of a server from several drafts. Rows of one file add up; of several files, the one
 * that knows most disks wins, since adding them up would count every disk twice; what only another
 * file knows of these disks is added.
 */
record Parts(String server, List<ServerDraft> drafts, List<Conflict> conflicts) {
  private static final double TOLERANCE = 0.05;

  List<Disk> disks() {
    Named<Disk> named =
        new Named<>("disks", Disk::name, disk -> disk.capacityMb().orElse(0L), Disk::where);
    Choice<Disk> choice = best(named, ServerDraft::disks);
    List<Disk> disks = choice.kept();
    for (List<Disk> other : choice.others()) {
      if (DiskFigures.sameDisks(disks, other)) {
        disks = DiskFigures.complete(disks, other);
      } else if (DiskFigures.any(other) && !named.differ(disks, other)) {
        // Of the same size together, but cut differently: whose load that is cannot be told.
        conflicts.add(named.conflict(server, disks, other));
      }
    }
    return List.copyOf(disks);
  }

  List<Volume> volumes() {
    return best(
            new Named<>(
                "volumes", Volume::name, volume -> volume.capacityMb().orElse(0L), Volume::where),
            ServerDraft::volumes)
        .kept();
  }

  List<NetworkCard> networks() {
    return best(
            new Named<>("networks", NetworkCard::name, card -> 0L, NetworkCard::where),
            ServerDraft::networks)
        .kept();
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

  private <T> Choice<T> best(Named<T> named, Function<ServerDraft, List<T>> part) {
    Map<String, List<T>> byFile = new LinkedHashMap<>();
    for (ServerDraft draft : drafts) {
      for (T item : part.apply(draft)) {
        List<T> known =
            byFile.computeIfAbsent(named.where().apply(item).file(), file -> new ArrayList<>());
        if (known.stream().noneMatch(k -> named.same(k, item))) {
          known.add(item);
        }
      }
    }
    List<T> kept =
        byFile.values().stream()
            .reduce((one, other) -> other.size() > one.size() ? other : one)
            .orElse(List.of());
    List<List<T>> others = byFile.values().stream().filter(other -> other != kept).toList();
    others.stream()
        .filter(other -> named.differ(kept, other))
        .forEach(other -> conflicts.add(named.conflict(server, kept, other)));
    return new Choice<>(kept, others);
  }

  /** The longest list of one file, and those of the other files. */
  private record Choice<T>(List<T> kept, List<List<T>> others) {}

  /** What a list of parts is called, and what there is to compare of each part. */
  private record Named<T>(
      String field, Function<T, String> name, Function<T, Long> size, Function<T, Place> where) {
    boolean same(T one, T other) {
      return name.apply(one).equals(name.apply(other)) && size.apply(one).equals(size.apply(other));
    }

    boolean differ(List<T> kept, List<T> other) {
      long one = kept.stream().mapToLong(size::apply).sum();
      long two = other.stream().mapToLong(size::apply).sum();
      return Math.abs(one - two) > TOLERANCE * Math.max(one, two);
    }

    Conflict conflict(String server, List<T> kept, List<T> other) {
      return new Conflict(
          server,
          field,
          text(kept),
          where.apply(kept.get(0)),
          text(other),
          where.apply(other.get(0)));
    }

    private String text(List<T> items) {
      return String.join(
          ", ",
          items.stream().map(item -> name.apply(item) + " " + size.apply(item) + " MiB").toList());
    }
  }
}
