package dev.lepton.plan.waves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries every order of a few applications, knowing nothing of groups, blocks or sets: the fewest
 * waves that keep all rules, and among these the shortest dependencies. Not thread-safe.
 */
final class EveryOrder {
  private final WaveRequest request;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<int[]> needs = new ArrayList<>();
  private final List<int[]> together = new ArrayList<>();
  private final int[] wave;
  private long shortest;

  /**
   * @param stretch over how many waves all dependencies reach
   */
  record Best(int waves, long stretch) {}

  private EveryOrder(WaveRequest request) {
    this.request = request;
    request.applications().forEach(one -> index.put(one.name(), index.size()));
    request
        .needs()
        .forEach(need -> needs.add(new int[] {index.get(need.from()), index.get(need.to())}));
    for (Tie tie : request.ties()) {
      int first = index.get(tie.applications().get(0));
      tie.applications().forEach(name -> together.add(new int[] {first, index.get(name)}));
    }
    this.wave = new int[request.applications().size()];
  }

  static Optional<Best> of(WaveRequest request) {
    for (int waves = 1; waves <= request.applications().size(); waves++) {
      EveryOrder all = new EveryOrder(request);
      all.shortest = Long.MAX_VALUE;
      all.place(0, waves, new int[waves]);
      if (all.shortest < Long.MAX_VALUE) {
        return Optional.of(new Best(waves, all.shortest));
      }
    }
    return Optional.empty();
  }

  private void place(int next, int waves, int[] sizes) {
    if (next == wave.length) {
      judge(sizes);
      return;
    }
    for (int w = 0; w < waves; w++) {
      if (sizes[w] < request.limits().most()
          && (w > 0
              || request.limits().carefulFirst()
              || request.applications().get(next).careful().isEmpty())) {
        wave[next] = w;
        sizes[w]++;
        if (soFar(next)) {
          place(next + 1, waves, sizes);
        }
        sizes[w]--;
      }
    }
  }

  private boolean soFar(int last) {
    for (int[] need : needs) {
      if (need[0] <= last && need[1] <= last && wave[need[1]] > wave[need[0]]) {
        return false;
      }
    }
    for (int[] tie : together) {
      if (tie[0] <= last && tie[1] <= last && wave[tie[1]] != wave[tie[0]]) {
        return false;
      }
    }
    for (int other = 0; other < last; other++) {
      Environment one = request.applications().get(last).environment();
      Environment another = request.applications().get(other).environment();
      int order = Integer.compare(wave[last], wave[other]);
      if (one != another && (order == 0 || (order < 0) != (one == Environment.NON_PRODUCTION))) {
        return false;
      }
    }
    return true;
  }

  private void judge(int[] sizes) {
    for (int size : sizes) {
      if (size < request.limits().least()) {
        return;
      }
    }
    long stretch = needs.stream().mapToLong(need -> wave[need[0]] - wave[need[1]]).sum();
    shortest = Math.min(shortest, stretch);
  }
}
