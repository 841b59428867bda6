package dev.lepton.transfer.postgres.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A materialised view is filled after those that it reads, directly or through views and functions.
 */
final class RefreshOrder {
  private final Map<Address, Definition> byAddress = new HashMap<>();
  private final Map<Address, Address> rowsOf = new HashMap<>();
  private final Map<Address, Set<Address>> read = new HashMap<>();

  private RefreshOrder(List<Definition> definitions) {
    for (Definition definition : definitions) {
      byAddress.put(definition.address(), definition);
      if (definition.kind() == ObjectKind.MATERIALIZED_VIEW_ROWS) {
        rowsOf.put(definition.address().owner(), definition.address());
      }
    }
  }

  static List<Definition> apply(List<Definition> definitions) {
    RefreshOrder order = new RefreshOrder(definitions);
    List<Definition> ordered = new ArrayList<>();
    for (Definition definition : definitions) {
      if (definition.kind() == ObjectKind.MATERIALIZED_VIEW_ROWS) {
        Set<Address> needs = new HashSet<>(definition.needs());
        order.read(definition.address().owner()).forEach(view -> needs.add(order.rowsOf.get(view)));
        needs.remove(definition.address());
        ordered.add(definition.withNeeds(needs));
      } else {
        ordered.add(definition);
      }
    }
    return ordered;
  }

  /** The filled materialised views that an object reads. */
  private Set<Address> read(Address address) {
    Set<Address> known = read.get(address);
    if (known != null) {
      return known;
    }
    // Present while its own needs are looked at, so that a circle ends.
    Set<Address> found = new HashSet<>();
    read.put(address, found);
    Definition definition = byAddress.get(address);
    if (definition != null) {
      for (Address need : definition.needs()) {
        if (rowsOf.containsKey(need)) {
          found.add(need);
        }
        found.addAll(read(need));
      }
    }
    return found;
  }
}
