package dev.lepton.transfer.postgres.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Orders definitions so that each comes after what it needs; among those that are free, by kind,
 * then longest first.
 */
final class DependencyOrder {
  private static final Comparator<Definition> PREFERENCE =
      Comparator.comparing(Definition::kind)
          .thenComparing(Definition::weight, Comparator.reverseOrder())
          .thenComparing(Definition::name)
          .thenComparing(definition -> definition.address().classId())
          .thenComparing(definition -> definition.address().objectId())
          .thenComparing(definition -> definition.address().part());

  private DependencyOrder() {}

  static List<Definition> sort(List<Definition> definitions) {
    Map<Address, List<Definition>> dependents = new HashMap<>();
    Map<Address, Integer> waitsFor = new HashMap<>();
    TreeSet<Definition> waiting = new TreeSet<>(PREFERENCE);
    TreeSet<Definition> free = new TreeSet<>(PREFERENCE);
    for (Definition definition : definitions) {
      definition
          .needs()
          .forEach(
              need -> dependents.computeIfAbsent(need, n -> new ArrayList<>()).add(definition));
      waitsFor.put(definition.address(), definition.needs().size());
      (definition.needs().isEmpty() ? free : waiting).add(definition);
    }
    List<Definition> ordered = new ArrayList<>();
    while (!free.isEmpty() || !waiting.isEmpty()) {
      Definition next = free.isEmpty() ? cut(waiting) : free.first();
      free.remove(next);
      waiting.remove(next);
      ordered.add(next);
      for (Definition dependent : dependents.getOrDefault(next.address(), List.of())) {
        if (waitsFor.merge(dependent.address(), -1, Integer::sum) == 0
            && waiting.remove(dependent)) {
          free.add(dependent);
        }
      }
    }
    return ordered;
  }

  /**
   * A circle is cut at its most fundamental member. What merely waits for a circle is no member.
   */
  private static Definition cut(TreeSet<Definition> waiting) {
    Map<Address, Definition> byAddress = new HashMap<>();
    waiting.forEach(definition -> byAddress.put(definition.address(), definition));
    List<Definition> path = new ArrayList<>();
    Set<Address> passed = new HashSet<>();
    Definition current = waiting.first();
    while (passed.add(current.address())) {
      path.add(current);
      current =
          current.needs().stream()
              .filter(byAddress::containsKey)
              .map(byAddress::get)
              .min(PREFERENCE)
              .orElseThrow();
    }
    return path.subList(path.indexOf(current), path.size()).stream().min(PREFERENCE).orElseThrow();
  }
}
