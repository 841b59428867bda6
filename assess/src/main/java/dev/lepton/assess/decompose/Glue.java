package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.CodeGraph.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which classes would glue parts together. A class with tables of its own never does. */
final class Glue {
  private static final int FEWEST_USERS = 4;
  private static final int FEWEST_USED = 4;

  private final Ties ties;
  private final Partition partition;
  private final int parts;
  private final List<List<Integer>> users = new ArrayList<>();
  private final List<List<Integer>> used = new ArrayList<>();

  Glue(CodeGraph code, Ties ties, Partition partition) {
    this.ties = ties;
    this.partition = partition;
    this.parts = partition.all(ties.classes()).size();
    code.classes()
        .forEach(
            any -> {
              users.add(new ArrayList<>());
              used.add(new ArrayList<>());
            });
    for (Link link : code.links()) {
      users.get(link.to()).add(link.from());
      used.get(link.from()).add(link.to());
    }
  }

  /** What many parts use, and what itself uses next to nothing: logging, formats, exceptions. */
  Set<Integer> shared() {
    Set<Integer> shared = new TreeSet<>();
    for (int type = 0; type < users.size(); type++) {
      Map<Integer, Integer> by = byPart(users.get(type));
      int all = sum(by);
      boolean leaf = sum(byPart(used.get(type))) * 4 <= all;
      if (isCandidate(type) && leaf && all >= FEWEST_USERS && isSpread(type, by, all)) {
        shared.add(type);
      }
    }
    return shared;
  }

  /** What uses many parts, and what hardly anybody uses: start-up, wiring, flows over parts. */
  Set<Integer> coordinators() {
    Set<Integer> coordinators = new TreeSet<>();
    for (int type = 0; type < users.size(); type++) {
      Map<Integer, Integer> by = byPart(used.get(type));
      int all = sum(by);
      boolean head = users.get(type).size() <= 1;
      if (isCandidate(type) && head && all >= FEWEST_USED && isSpread(type, by, all)) {
        coordinators.add(type);
      }
    }
    return coordinators;
  }

  private boolean isCandidate(int type) {
    return parts > 1 && partition.partOf(type) >= 0 && !ties.usesTables(type);
  }

  /** Several parts, and not mainly its own. */
  private boolean isSpread(int type, Map<Integer, Integer> by, int all) {
    int own = by.getOrDefault(partition.partOf(type), 0);
    return by.size() >= Math.min(3, parts) && own * 2 <= all;
  }

  private Map<Integer, Integer> byPart(List<Integer> types) {
    Map<Integer, Integer> by = new TreeMap<>();
    for (int type : types) {
      if (partition.partOf(type) >= 0) {
        by.merge(partition.partOf(type), 1, Integer::sum);
      }
    }
    return by;
  }

  private static int sum(Map<Integer, Integer> by) {
    return by.values().stream().mapToInt(Integer::intValue).sum();
  }
}
