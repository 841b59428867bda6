package dev.lepton.deploy.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who holds which field of an object. Lists are held as a whole. */
final class FieldOwners {
  private static final Set<String> IDENTITY =
      Set.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace");

  private final Map<String, Set<String>> byManager = new TreeMap<>();

  FieldOwners copy() {
    FieldOwners copy = new FieldOwners();
    byManager.forEach((manager, fields) -> copy.byManager.put(manager, new TreeSet<>(fields)));
    return copy;
  }

  /** Gives a field to one manager alone. */
  void take(String manager, String field) {
    byManager.values().forEach(fields -> fields.remove(field));
    byManager.computeIfAbsent(manager, any -> new TreeSet<>()).add(field);
  }

  /**
   * Applies what a manager wants; what it no longer wants goes, if nobody else holds it.
   *
   * @return fields that others hold with another value; none are changed then
   */
  List<String> apply(String manager, ObjectNode wanted, ObjectNode object, boolean force) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    collect("", wanted, leaves);
    List<String> conflicts = new ArrayList<>();
    leaves.forEach(
        (field, value) -> {
          if (heldByOthers(manager, field) && !object.at(field).equals(value)) {
            conflicts.add(field);
          }
        });
    if (!conflicts.isEmpty() && !force) {
      return conflicts;
    }
    conflicts.forEach(field -> take(manager, field));
    Set<String> before = byManager.getOrDefault(manager, Set.of());
    before.stream()
        .filter(field -> !leaves.containsKey(field) && !heldByOthers(manager, field))
        .forEach(field -> remove(object, field));
    leaves.forEach((field, value) -> set(object, field, value));
    Set<String> held = new TreeSet<>(leaves.keySet());
    held.removeAll(IDENTITY);
    byManager.put(manager, held);
    return List.of();
  }

  private boolean heldByOthers(String manager, String field) {
    return byManager.entrySet().stream()
        .anyMatch(entry -> !entry.getKey().equals(manager) && entry.getValue().contains(field));
  }

  private static void collect(String at, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      at + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                      entry.getValue(),
                      leaves));
    } else {
      leaves.put(at, node);
    }
  }

  private static void set(ObjectNode object, String field, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(field);
    ObjectNode parent = object;
    for (JsonPointer at = pointer; !at.tail().matches(); at = at.tail()) {
      JsonNode next = parent.get(at.getMatchingProperty());
      parent =
          next instanceof ObjectNode known ? known : parent.putObject(at.getMatchingProperty());
    }
    parent.set(pointer.last().getMatchingProperty(), value);
  }

  private static void remove(ObjectNode object, String field) {
    JsonPointer pointer = JsonPointer.compile(field);
    if (object.at(pointer.head()) instanceof ObjectNode parent) {
      parent.remove(pointer.last().getMatchingProperty());
    }
  }
}
