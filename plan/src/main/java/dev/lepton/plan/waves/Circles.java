package dev.lepton.plan.waves;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dependencies in a circle, in words: a shortest circle through each application that is in one.
 */
final class Circles {
  private static final int MOST_PER_GROUP = 5;

  private final Map<String, List<Need>> from = new HashMap<>();

  private Circles(List<Need> needs) {
    needs.forEach(need -> from.computeIfAbsent(need.from(), any -> new ArrayList<>()).add(need));
  }

  static List<String> words(MoveGraph graph) {
    List<String> words = new ArrayList<>();
    List<List<String>> groups =
        new ArrayList<>(
            graph.groupsBy(
                graph.request().needs().stream().filter(need -> !need.bridged()).toList(),
                List.of()));
    groups.sort((one, other) -> one.get(0).compareTo(other.get(0)));
    for (List<String> group : groups) {
      Set<String> members = new HashSet<>(group);
      Circles circles =
          new Circles(
              graph.request().needs().stream()
                  .filter(need -> !need.bridged())
                  .filter(need -> members.contains(need.from()) && members.contains(need.to()))
                  .toList());
      words.addAll(circles.of(group));
    }
    return words;
  }

  private List<String> of(List<String> group) {
    List<String> words = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (String name : group) {
      if (!covered.contains(name) && words.size() < MOST_PER_GROUP) {
        List<Need> circle = shortest(name).orElseThrow();
        circle.forEach(need -> covered.add(need.from()));
        words.add(words(circle));
      }
    }
    if (covered.size() < group.size()) {
      words.add(
          group.size()
              + " applications need one another in circles like these: "
              + String.join(", ", group));
    }
    return words;
  }

  private static String words(List<Need> circle) {
    StringBuilder words = new StringBuilder(circle.get(0).from());
    for (int i = 0; i < circle.size(); i++) {
      Need need = circle.get(i);
      words
          .append(i == 0 ? " needs " : ", which needs ")
          .append(need.to())
          .append(" (")
          .append(need.where())
          .append(')');
    }
    return words.append(": they move together").toString();
  }

  private Optional<List<Need>> shortest(String start) {
    Map<String, Need> by = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      for (Need need : from.getOrDefault(next.remove(), List.of())) {
        if (need.to().equals(start)) {
          return Optional.of(path(by, need, start));
        }
        if (by.putIfAbsent(need.to(), need) == null) {
          next.add(need.to());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Need> path(Map<String, Need> by, Need last, String start) {
    List<Need> path = new ArrayList<>(List.of(last));
    for (String at = last.from(); !at.equals(start); at = by.get(at).from()) {
      path.add(by.get(at));
    }
    Collections.reverse(path);
    return path;
  }
}
