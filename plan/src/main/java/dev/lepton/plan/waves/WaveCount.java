package dev.lepton.plan.waves;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many waves a block needs at least, whatever the order. Stateless. */
final class WaveCount {
  private WaveCount() {}

  static int atLeast(Block block) {
    long applications = 0;
    long servers = 0;
    long effort = 0;
    int oversize = 0;
    int alone = 0;
    boolean careful = false;
    for (int g = 0; g < block.count(); g++) {
      MoveGroup group = block.group(g);
      servers += group.servers();
      effort += group.effortTenths();
      careful |= block.careful(g);
      if (block.oversize(g)) {
        oversize++;
      } else {
        applications += group.size();
        // Two of these never share a wave.
        alone += 2L * group.size() > block.limits().most() ? 1 : 0;
      }
    }
    long most = block.limits().most();
    long count = oversize + Math.max(alone, up(applications, most));
    if (block.first() && careful && oversize == 0) {
      long first = Math.min(most, applications(block, candidates(block)));
      count = Math.max(count, 1 + up(applications - first, most));
    }
    count = Math.max(count, up(servers, block.limits().servers()));
    count = Math.max(count, up(effort, block.mostEffortTenths()));
    return (int) count;
  }

  private static long up(long amount, long each) {
    return amount / each + (amount % each == 0 ? 0 : 1);
  }

  private static long applications(Block block, boolean[] some) {
    long applications = 0;
    for (int g = 0; g < some.length; g++) {
      applications += some[g] ? block.size(g) : 0;
    }
    return applications;
  }

  /** Groups that may be in the first wave: neither careful nor in need of anything that is. */
  static boolean[] candidates(Block block) {
    boolean[] barred = new boolean[block.count()];
    Deque<Integer> next = new ArrayDeque<>();
    for (int g = 0; g < block.count(); g++) {
      if (block.careful(g)) {
        barred[g] = true;
        next.add(g);
      }
    }
    while (!next.isEmpty()) {
      for (int other : block.neededBy()[next.remove()]) {
        if (!barred[other]) {
          barred[other] = true;
          next.add(other);
        }
      }
    }
    boolean[] candidates = new boolean[block.count()];
    for (int g = 0; g < candidates.length; g++) {
      candidates[g] = !barred[g];
    }
    return candidates;
  }
}
