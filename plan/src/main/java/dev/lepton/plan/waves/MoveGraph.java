package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who must not move after whom. Every dependency says that its target is there first or at the same
 * time, a tie says so both ways; what leads around in a circle moves together. Immutable.
 */
final class MoveGraph {
  private final WaveRequest request;
  private final Map<String, Integer> index = new HashMap<>();
  private final int[] groupOf;
  private final List<MoveGroup> groups;

  MoveGraph(WaveRequest request) {
    this.request = request;
    for (MoveApplication application : request.applications()) {
      index.put(application.name(), index.size());
    }
    int[] component = Components.of(next(request.needs(), request.ties()));
    this.groupOf = new int[component.length];
    this.groups = groups(component);
  }

  WaveRequest request() {
    return request;
  }

  /** By the name of their first application. */
  List<MoveGroup> groups() {
    return groups;
  }

  int groupOf(String application) {
    return groupOf[index.get(application)];
  }

  MoveApplication application(String name) {
    return request.applications().get(index.get(name));
  }

  private int[][] next(List<Need> needs, List<Tie> ties) {
    List<Set<Integer>> next = new ArrayList<>();
    request.applications().forEach(any -> next.add(new LinkedHashSet<>()));
    for (Need need : needs) {
      if (!need.bridged()) {
        next.get(index.get(need.from())).add(index.get(need.to()));
      }
    }
    for (Tie tie : ties) {
      int first = index.get(tie.applications().get(0));
      for (String other : tie.applications()) {
        next.get(first).add(index.get(other));
        next.get(index.get(other)).add(first);
      }
    }
    return next.stream()
        .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** The groups that these dependencies and ties alone would make, of several applications each. */
  List<List<String>> groupsBy(List<Need> needs, List<Tie> ties) {
    int[] component = Components.of(next(needs, ties));
    Map<Integer, List<String>> members = new TreeMap<>();
    for (int i = 0; i < component.length; i++) {
      members
          .computeIfAbsent(component[i], any -> new ArrayList<>())
          .add(request.applications().get(i).name());
    }
    return members.values().stream().filter(names -> names.size() > 1).toList();
  }

  private List<MoveGroup> groups(int[] component) {
    Map<Integer, List<MoveApplication>> members = new HashMap<>();
    Map<Integer, Integer> order = new HashMap<>();
    for (int i = 0; i < component.length; i++) {
      members
          .computeIfAbsent(component[i], any -> new ArrayList<>())
          .add(request.applications().get(i));
      order.putIfAbsent(component[i], order.size());
      groupOf[i] = order.get(component[i]);
    }
    List<MoveGroup> found = new ArrayList<>();
    order.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> found.add(MoveGroup.of(members.get(entry.getKey()))));
    return List.copyOf(found);
  }

  /** Dependencies within a group. */
  List<Need> needsWithin(int group) {
    return request.needs().stream()
        .filter(need -> !need.bridged())
        .filter(need -> groupOf(need.from()) == group && groupOf(need.to()) == group)
        .toList();
  }

  /** Ties of a group. */
  List<Tie> tiesWithin(int group) {
    return request.ties().stream()
        .filter(tie -> groupOf(tie.applications().get(0)) == group)
        .toList();
  }
}
