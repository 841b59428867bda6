package dev.lepton.assess.inventory.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Drafts that mean one server, oldest first. Not thread-safe. */
final class ServerGroup {
  private final int number;
  private final List<ServerDraft> drafts = new ArrayList<>();

  /**
   * @param number the order of its first draft
   */
  ServerGroup(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  List<ServerDraft> drafts() {
    return drafts;
  }

  void add(ServerDraft draft) {
    drafts.add(draft);
  }

  Optional<String> text(Field field) {
    return drafts.stream().flatMap(draft -> draft.text(field).stream()).findFirst();
  }

  /** The name that a host calls itself; its display name where that is not known. */
  Optional<String> host() {
    return drafts.stream().flatMap(draft -> hostOf(draft).stream()).findFirst();
  }

  static Optional<String> hostOf(ServerDraft draft) {
    return draft.text(Field.HOST_NAME).or(() -> draft.text(Field.NAME));
  }

  Set<String> addresses() {
    Set<String> addresses = new TreeSet<>();
    drafts.forEach(draft -> addresses.addAll(draft.addresses()));
    return addresses;
  }

  /** Whether both have a number that only one machine has, and the numbers differ. */
  boolean contradicts(ServerDraft draft) {
    return differs(
            text(Field.UUID).map(Identifiers::uuidKey),
            draft.text(Field.UUID).map(Identifiers::uuidKey))
        || differs(text(Field.SERIAL), draft.text(Field.SERIAL))
        || differs(
            moRef(text(Field.V_CENTER), text(Field.MO_REF)),
            moRef(draft.text(Field.V_CENTER), draft.text(Field.MO_REF)));
  }

  /** Empty without a vCenter: every vCenter numbers its machines from the beginning. */
  static Optional<String> moRef(Optional<String> vCenter, Optional<String> moRef) {
    return vCenter.flatMap(center -> moRef.map(ref -> center + "/" + ref));
  }

  private static boolean differs(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  boolean sharesAddress(ServerDraft draft) {
    return drafts.stream()
        .anyMatch(own -> own.addresses().stream().anyMatch(draft.addresses()::contains));
  }
}
