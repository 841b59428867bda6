package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Of all that holds a group too large together, as little as already makes it too large: nothing of
 * it can be left out. Not thread-safe.
 */
final class TightestTies {
  private static final int MOST_BRIDGES = 8;
  private static final int MOST_NEEDS = 1500;

  private final MoveGraph graph;
  private final WaveLimits limits;
  private final List<Need> allNeeds;
  private final List<Tie> allTies;
  private List<Need> needs;
  private List<Tie> ties;

  TightestTies(MoveGraph graph, int group) {
    this.graph = graph;
    this.limits = graph.request().limits();
    this.allNeeds = graph.needsWithin(group);
    this.needs = allNeeds;
    this.allTies =
        graph.tiesWithin(group).stream()
            .sorted(Comparator.comparingInt((Tie tie) -> tie.applications().size()))
            .toList();
    this.ties = allTies;
    // Dependencies first, then small ties: what remains is told in fewer words.
    needs = reduced(needs, some -> tooLarge(some, ties));
    ties = reduced(ties, some -> tooLarge(needs, some));
  }

  private interface Check<T> {
    boolean holds(List<T> some);
  }

  /** Drops ever smaller pieces as long as the rest still suffices. */
  private static <T> List<T> reduced(List<T> all, Check<T> suffices) {
    List<T> kept = new ArrayList<>(all);
    for (int piece = Math.max(1, kept.size() / 2); piece >= 1; piece /= 2) {
      int from = 0;
      while (from < kept.size()) {
        List<T> without = new ArrayList<>(kept.subList(0, from));
        without.addAll(kept.subList(Math.min(kept.size(), from + piece), kept.size()));
        if (suffices.holds(without)) {
          kept = without;
        } else {
          from += piece;
        }
      }
    }
    return kept;
  }

  private boolean tooLarge(List<Need> someNeeds, List<Tie> someTies) {
    return graph.groupsBy(someNeeds, someTies).stream().anyMatch(this::tooLarge);
  }

  private boolean tooLarge(List<String> names) {
    MoveGroup group = MoveGroup.of(names.stream().map(graph::application).toList());
    return (limits.mostStated() && group.size() > limits.most())
        || group.servers() > limits.servers()
        || (!Double.isInfinite(limits.effortDays())
            && group.effortTenths() > MoveGroup.tenths(limits.effortDays()));
  }

  /** How many applications these already keep together. */
  int size() {
    return graph.groupsBy(needs, ties).stream()
        .filter(this::tooLarge)
        .mapToInt(List::size)
        .max()
        .orElse(1);
  }

  List<String> facts() {
    List<String> facts = new ArrayList<>();
    ties.forEach(tie -> facts.add(tie.words()));
    needs.forEach(need -> facts.add(need.words()));
    return facts;
  }

  /** A few dependencies without which the group falls apart far enough, if there are such. */
  Optional<String> bridges() {
    if (allNeeds.size() > MOST_NEEDS) {
      return Optional.empty();
    }
    List<Need> left = new ArrayList<>(allNeeds);
    List<Need> cut = new ArrayList<>();
    while (tooLarge(left, allTies) && cut.size() < MOST_BRIDGES) {
      Optional<Need> best =
          left.stream().min(Comparator.comparingInt(need -> largest(without(left, need))));
      if (best.isEmpty()) {
        return Optional.empty();
      }
      left.remove(best.get());
      cut.add(best.get());
    }
    if (cut.isEmpty() || tooLarge(left, allTies)) {
      return Optional.empty();
    }
    List<Need> needed = reduced(cut, some -> !tooLarge(restored(left, cut, some), allTies));
    return Optional.of(
        "let "
            + (needed.size() == 1 ? "this dependency" : "these dependencies")
            + " reach over for a while: "
            + needed.stream()
                .map(need -> "--bridge '" + need.from() + ":" + need.to() + "'")
                .collect(Collectors.joining(" ")));
  }

  private static List<Need> without(List<Need> needs, Need one) {
    return needs.stream().filter(need -> need != one).toList();
  }

  private static List<Need> restored(List<Need> left, List<Need> cut, List<Need> bridged) {
    List<Need> restored = new ArrayList<>(left);
    cut.stream().filter(need -> !bridged.contains(need)).forEach(restored::add);
    return restored;
  }

  private int largest(List<Need> some) {
    return graph.groupsBy(some, allTies).stream().mapToInt(List::size).max().orElse(1);
  }
}
