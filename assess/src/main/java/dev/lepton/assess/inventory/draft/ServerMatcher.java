package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds out which drafts mean the same server. Same number (UUID in either byte order, MoRef with
 * its vCenter, serial number, MAC address): same server. Same host name: same server if an address
 * is shared, or if one side tells none and no other server has that name. No name at all: same
 * server if exactly one has the address. Depends on the order of the drafts alone. Not thread-safe.
 */
final class ServerMatcher {
  private final ImportLog log;
  private final Map<String, ServerGroup> byNumber = new HashMap<>();
  private final Map<String, List<ServerGroup>> byHost = new HashMap<>();
  private final Map<String, List<ServerGroup>> byShortName = new HashMap<>();
  private final Map<String, List<ServerGroup>> byAddress = new HashMap<>();
  private final Map<ServerGroup, ServerGroup> movedTo = new HashMap<>();
  private final List<ServerGroup> groups = new ArrayList<>();

  ServerMatcher(ImportLog log) {
    this.log = log;
  }

  void add(ServerDraft draft) {
    dropSharedUuid(draft);
    TreeSet<ServerGroup> matches = new TreeSet<>(Comparator.comparingInt(ServerGroup::number));
    numbers(draft).map(byNumber::get).forEach(group -> live(group).ifPresent(matches::add));
    byName(draft, matches).ifPresent(matches::add);
    ServerGroup group = matches.isEmpty() ? newGroup() : matches.first();
    matches.stream().skip(1).forEach(other -> moveInto(group, other));
    if (!matches.isEmpty()) {
      tellDuplicate(group, draft);
    }
    group.add(draft);
    index(group, draft);
  }

  /** Groups in the order of their first drafts. */
  List<ServerGroup> groups() {
    return groups.stream().filter(group -> !movedTo.containsKey(group)).toList();
  }

  private ServerGroup newGroup() {
    ServerGroup group = new ServerGroup(groups.size());
    groups.add(group);
    return group;
  }

  private void moveInto(ServerGroup group, ServerGroup other) {
    group.drafts().addAll(other.drafts());
    movedTo.put(other, group);
  }

  private Optional<ServerGroup> live(ServerGroup group) {
    ServerGroup at = group;
    while (movedTo.containsKey(at)) {
      at = movedTo.get(at);
    }
    return Optional.ofNullable(at);
  }

  /** One file that gives one UUID to two names has copied machines: it identifies neither. */
  private void dropSharedUuid(ServerDraft draft) {
    Optional<ServerGroup> owner =
        draft
            .text(Field.UUID)
            .flatMap(uuid -> live(byNumber.get(draft.kind() + " " + uuidNumber(uuid))));
    if (owner.isEmpty()) {
      return;
    }
    for (ServerDraft other : owner.get().drafts()) {
      boolean sameFile = other.where().file().equals(draft.where().file());
      Optional<String> name = ServerGroup.hostOf(draft);
      Optional<String> otherName = ServerGroup.hostOf(other);
      if (sameFile
          && name.isPresent()
          && otherName.isPresent()
          && !Identifiers.sameHost(name.get(), otherName.get())) {
        log.warn(
            "\""
                + name.get()
                + "\" has the UUID of \""
                + otherName.get()
                + "\"; the two are kept"
                + " apart",
            draft.where(),
            "give a copied machine a UUID of its own");
        draft.remove(Field.UUID);
        return;
      }
    }
  }

  private static Stream<String> numbers(ServerDraft draft) {
    Stream<String> numbers =
        Stream.of(
                draft.text(Field.UUID).map(ServerMatcher::uuidNumber),
                ServerGroup.moRef(draft.text(Field.V_CENTER), draft.text(Field.MO_REF))
                    .map(ref -> "moref " + ref),
                draft.text(Field.SERIAL).map(serial -> "serial " + serial))
            .flatMap(Optional::stream);
    return Stream.concat(numbers, draft.macs().stream().map(mac -> "mac " + mac))
        .map(number -> draft.kind() + " " + number);
  }

  private static String uuidNumber(String uuid) {
    return "uuid " + Identifiers.uuidKey(uuid);
  }

  private Optional<ServerGroup> byName(ServerDraft draft, TreeSet<ServerGroup> known) {
    Optional<String> host = ServerGroup.hostOf(draft);
    if (host.isEmpty()) {
      return known.isEmpty() ? onlyOneAt(draft) : Optional.empty();
    }
    List<ServerGroup> candidates =
        called(draft.kind(), host.get())
            .filter(group -> !known.contains(group))
            .filter(group -> Identifiers.sameHost(group.host().orElse(""), host.get()))
            .filter(group -> !group.contradicts(draft))
            .toList();
    Optional<ServerGroup> shared =
        candidates.stream().filter(group -> group.sharesAddress(draft)).findFirst();
    if (shared.isPresent() || candidates.isEmpty()) {
      return shared;
    }
    boolean told = !draft.addresses().isEmpty();
    List<ServerGroup> silent =
        candidates.stream().filter(group -> !told || group.addresses().isEmpty()).toList();
    if (known.isEmpty() && (silent.size() != 1 || candidates.size() != 1)) {
      log.warn(
          "\""
              + host.get()
              + "\" is also the name of "
              + candidates.size()
              + " other server(s) with other addresses; it is kept apart",
          draft.where(),
          "give both an address or a UUID they share, if they are one machine");
    }
    return silent.size() == 1 && candidates.size() == 1
        ? Optional.of(silent.get(0))
        : Optional.empty();
  }

  private Optional<ServerGroup> onlyOneAt(ServerDraft draft) {
    List<ServerGroup> there =
        draft.addresses().stream()
            .flatMap(address -> distinct(byAddress.getOrDefault(address, List.of())))
            .distinct()
            .filter(group -> !group.contradicts(draft))
            .toList();
    return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
  }

  private Stream<ServerGroup> distinct(List<ServerGroup> found) {
    return found.stream().flatMap(group -> live(group).stream()).distinct();
  }

  /**
   * Those of this name, and those that lack the domain or have one more than it, by age. A thousand
   * machines of one short name in a thousand domains are not looked through for each other.
   */
  private Stream<ServerGroup> called(Server.Kind kind, String host) {
    String shortName = Identifiers.shortName(host);
    List<ServerGroup> others =
        Identifiers.hasDomain(host)
            ? byHost.getOrDefault(key(kind, shortName), List.of())
            : byShortName.getOrDefault(key(kind, shortName), List.of());
    return Stream.concat(
            distinct(byHost.getOrDefault(key(kind, host), List.of())), distinct(others))
        .distinct()
        .sorted(Comparator.comparingInt(ServerGroup::number));
  }

  private static String key(Server.Kind kind, String host) {
    return kind + " " + host.toLowerCase(Locale.ROOT);
  }

  private void indexName(ServerGroup group, Server.Kind kind, String name) {
    byHost.computeIfAbsent(key(kind, name), k -> new ArrayList<>()).add(group);
    if (Identifiers.hasDomain(name)) {
      String shortName = key(kind, Identifiers.shortName(name));
      byShortName.computeIfAbsent(shortName, k -> new ArrayList<>()).add(group);
    }
  }

  private void index(ServerGroup group, ServerDraft draft) {
    numbers(draft).forEach(number -> byNumber.putIfAbsent(number, group));
    Stream.of(draft.text(Field.HOST_NAME), draft.text(Field.NAME))
        .flatMap(Optional::stream)
        .distinct()
        .forEach(name -> indexName(group, draft.kind(), name));
    if (draft.kind() == Server.Kind.MACHINE) {
      draft
          .addresses()
          .forEach(
              address -> byAddress.computeIfAbsent(address, k -> new ArrayList<>()).add(group));
    }
  }

  private void tellDuplicate(ServerGroup group, ServerDraft draft) {
    group.drafts().stream()
        .filter(other -> other.where().file().equals(draft.where().file()))
        .findFirst()
        .ifPresent(
            other ->
                log.duplicate(
                    "\""
                        + draft.label()
                        + "\" is the server of "
                        + other.where()
                        + "; both rows became one",
                    draft.where()));
  }
}
