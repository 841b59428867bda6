package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Conflict;
import dev.lepton.model.inventory.Hardware;
import dev.lepton.model.inventory.Identity;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Placement;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Software;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes one server of what several drafts say. Of each value the first wins; what says otherwise is
 * listed as a conflict. Not thread-safe.
 */
final class ServerMerger {
  /** Tools round differently, and some take what the firmware keeps for itself off the memory. */
  private static final double TOLERANCE = 0.05;

  private final ServerGroup group;
  private final String id;
  private final Map<Field, Said<Object>> values = new EnumMap<>(Field.class);
  private final List<Conflict> conflicts = new ArrayList<>();

  ServerMerger(ServerGroup group, String id) {
    this.group = group;
    this.id = id;
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  Server merge(Drafts drafts) {
    group.drafts().forEach(draft -> draft.values().forEach(this::take));
    Parts parts = new Parts(id, group.drafts(), conflicts);
    Set<String> applications = new TreeSet<>();
    SortedMap<String, String> tags = new TreeMap<>();
    for (ServerDraft draft : group.drafts()) {
      draft.applications().forEach(name -> applications.add(drafts.spelling(name)));
      draft.tags().forEach(tags::putIfAbsent);
    }
    return new Server(
        id,
        name(),
        group.drafts().get(0).kind(),
        identity(),
        hardware(),
        new Software(text(Field.OS_NAME), text(Field.OS_VERSION), parts.services()),
        placement(),
        parts.disks(),
        parts.volumes(),
        parts.networks(),
        parts.usage(),
        List.copyOf(applications),
        tags,
        places());
  }

  private void take(Field field, Said<Object> said) {
    Said<Object> kept = values.putIfAbsent(field, said);
    if (kept != null && !agree(field, kept.value(), said.value())) {
      conflicts.add(
          new Conflict(
              id,
              field.key(),
              String.valueOf(kept.value()),
              kept.where(),
              String.valueOf(said.value()),
              said.where()));
    }
  }

  private static boolean agree(Field field, Object kept, Object other) {
    if (kept instanceof Long one && other instanceof Long two) {
      return Math.abs(one - two) <= TOLERANCE * Math.max(one, two);
    }
    String one = String.valueOf(kept).toLowerCase(Locale.ROOT);
    String two = String.valueOf(other).toLowerCase(Locale.ROOT);
    return switch (field) {
      case UUID -> Identifiers.uuidKey(one).equals(Identifiers.uuidKey(two));
      case NAME, HOST_NAME -> Identifiers.sameHost(one, two);
      // One tool says "Ubuntu", another "Ubuntu Linux (64-bit)".
      case OS_NAME, OS_VERSION, CPU_MODEL -> one.contains(two) || two.contains(one);
      default -> one.equals(two);
    };
  }

  private String name() {
    return text(Field.NAME)
        .or(() -> text(Field.HOST_NAME))
        .orElseGet(() -> group.drafts().get(0).label());
  }

  private Identity identity() {
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> macs = new LinkedHashSet<>();
    group
        .drafts()
        .forEach(
            draft -> {
              addresses.addAll(draft.addresses());
              macs.addAll(draft.macs());
            });
    return new Identity(
        text(Field.UUID),
        text(Field.MO_REF),
        text(Field.V_CENTER),
        text(Field.SERIAL),
        text(Field.HOST_NAME),
        List.copyOf(addresses),
        List.copyOf(macs));
  }

  private Hardware hardware() {
    return new Hardware(
        value(Field.CORES, Integer.class),
        value(Field.MEMORY_MB, Long.class),
        text(Field.CPU_MODEL),
        text(Field.ARCHITECTURE),
        text(Field.FIRMWARE));
  }

  private Placement placement() {
    return new Placement(
        value(Field.POWERED_ON, Boolean.class),
        text(Field.DATACENTER),
        text(Field.CLUSTER),
        text(Field.HOST));
  }

  private Optional<String> text(Field field) {
    return Optional.ofNullable(values.get(field)).map(said -> String.valueOf(said.value()));
  }

  private <T> Optional<T> value(Field field, Class<T> type) {
    return Optional.ofNullable(values.get(field)).map(said -> type.cast(said.value()));
  }

  private SortedMap<String, Place> places() {
    SortedMap<String, Place> places = new TreeMap<>();
    values.forEach((field, said) -> places.put(field.key(), said.where()));
    return places;
  }
}
