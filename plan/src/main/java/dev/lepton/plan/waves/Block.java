package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of one environment, which have waves of their own, in arrays. The two environments are
 * independent of each other: what reaches from one into the other only adds to the pull of a group.
 *
 * @param groups numbers in the graph
 * @param needs per group, those of the block that must not move later
 * @param neededBy per group, those of the block that must not move earlier
 * @param pull per group, how many of its dependencies reach out to others less how many reach in:
 *     by so much the stretch of all dependencies grows if the group moves a wave later
 * @param first whether the first wave of all is this block's
 */
record Block(
    MoveGraph graph,
    int[] groups,
    int[][] needs,
    int[][] neededBy,
    long[] pull,
    boolean first,
    WaveLimits limits) {

  static Block of(MoveGraph graph, Environment environment, boolean first) {
    List<Integer> members = new ArrayList<>();
    Map<Integer, Integer> local = new HashMap<>();
    for (int g = 0; g < graph.groups().size(); g++) {
      if (graph.groups().get(g).environment() == environment) {
        local.put(g, members.size());
        members.add(g);
      }
    }
    long[] pull = new long[members.size()];
    List<Set<Integer>> needs = sets(members.size());
    List<Set<Integer>> neededBy = sets(members.size());
    for (Need need : graph.request().needs()) {
      Integer from = local.get(graph.groupOf(need.from()));
      Integer to = local.get(graph.groupOf(need.to()));
      if (need.bridged() || (from != null && from.equals(to))) {
        continue;
      }
      if (from != null) {
        pull[from]++;
      }
      if (to != null) {
        pull[to]--;
      }
      if (from != null && to != null) {
        needs.get(from).add(to);
        neededBy.get(to).add(from);
      }
    }
    int[] numbers = members.stream().mapToInt(Integer::intValue).toArray();
    return new Block(
        graph, numbers, arrays(needs), arrays(neededBy), pull, first, graph.request().limits());
  }

  private static List<Set<Integer>> sets(int count) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(new LinkedHashSet<>());
    }
    return sets;
  }

  private static int[][] arrays(List<Set<Integer>> sets) {
    return sets.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  int count() {
    return groups.length;
  }

  MoveGroup group(int local) {
    return graph.groups().get(groups[local]);
  }

  int size(int local) {
    return group(local).size();
  }

  boolean careful(int local) {
    return group(local).careful() && !limits.carefulFirst();
  }

  /** Larger than a wave that nobody asked for: it has a wave of its own. */
  boolean oversize(int local) {
    return !limits.mostStated() && size(local) > limits.most();
  }

  long mostEffortTenths() {
    return Double.isInfinite(limits.effortDays())
        ? Long.MAX_VALUE
        : MoveGroup.tenths(limits.effortDays());
  }

  Block with(WaveLimits others) {
    return new Block(graph, groups, needs, neededBy, pull, first, others);
  }

  /** Without any dependency. */
  Block withoutNeeds() {
    return new Block(graph, groups, new int[count()][0], new int[count()][0], pull, first, limits);
  }
}
