package dev.lepton.plan.waves;

import dev.lepton.model.plan.WavePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gives numbers their names back. */
record WaveList(MoveGraph graph, int[] waveOf) {
  private static final double TENTHS = 10;

  List<WavePlan.Wave> waves(int count) {
    List<Set<Integer>> needs = new ArrayList<>();
    List<List<MoveGroup>> groups = new ArrayList<>();
    for (int w = 0; w < count; w++) {
      needs.add(new TreeSet<>());
      groups.add(new ArrayList<>());
    }
    for (int g = 0; g < waveOf.length; g++) {
      groups.get(waveOf[g]).add(graph.groups().get(g));
    }
    for (Need need : graph.request().needs()) {
      int from = waveOf[graph.groupOf(need.from())];
      int to = waveOf[graph.groupOf(need.to())];
      if (to < from) {
        needs.get(from).add(to + 1);
      }
    }
    List<WavePlan.Wave> waves = new ArrayList<>();
    for (int w = 0; w < count; w++) {
      waves.add(wave(w + 1, groups.get(w), needs.get(w)));
    }
    return waves;
  }

  private static WavePlan.Wave wave(int number, List<MoveGroup> groups, Set<Integer> needs) {
    List<WavePlan.Member> members = new ArrayList<>();
    Set<String> servers = new HashSet<>();
    long tenths = 0;
    for (MoveGroup group : groups) {
      tenths += group.effortTenths();
      for (MoveApplication one : group.applications()) {
        members.add(
            new WavePlan.Member(
                one.name(),
                one.servers(),
                MoveGroup.tenths(one.effortDays()) / TENTHS,
                one.careful()));
        servers.addAll(one.servers());
      }
    }
    members.sort(Comparator.comparing(WavePlan.Member::name));
    return new WavePlan.Wave(
        number,
        groups.get(0).environment().id(),
        members,
        servers.size(),
        tenths / TENTHS,
        List.copyOf(needs),
        Optional.empty());
  }
}
