package dev.lepton.plan.waves;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.WavePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts applications into waves. Equal requests give equal plans. Stateless, thread-safe. */
public final class WavePlanner {
  private WavePlanner() {}

  /**
   * @throws LeptonException NOT_SUPPORTED if the rules conflict, with the fewest that do; INTERNAL
   *     if the verifier finds a rule broken
   */
  public static WavePlan plan(WaveRequest request) {
    List<String> notes = new ArrayList<>(request.remarks().notes());
    MoveGraph graph = new MoveGraph(request);
    boolean early =
        !graph.groups().stream().allMatch(group -> group.environment() == Environment.PRODUCTION);
    List<Block> blocks =
        List.of(
            Block.of(graph, Environment.NON_PRODUCTION, early),
            Block.of(graph, Environment.PRODUCTION, !early));
    new WaveConflict(graph).check(blocks);
    int[] waveOf = new int[graph.groups().size()];
    int fewest = 0;
    int used = 0;
    boolean best = true;
    for (Block block : blocks) {
      oversize(block, notes);
      int[] wave = solved(block);
      for (int g = 0; g < wave.length; g++) {
        waveOf[block.groups()[g]] = used + wave[g];
      }
      boolean exact = block.count() <= ExactWaves.MOST_GROUPS;
      int waves = Arrays.stream(wave).max().orElse(-1) + 1;
      used += waves;
      fewest += exact ? waves : WaveCount.atLeast(block);
      best &= exact;
    }
    ScheduledWaves scheduled =
        ScheduledWaves.of(new WaveList(graph, waveOf).waves(used), request.calendar());
    WavePlan plan =
        new WavePlan(
            scheduled.waves(),
            TogetherList.of(graph),
            Circles.words(graph),
            score(graph, waveOf, used, fewest, best),
            rules(request),
            scheduled.schedule(),
            request.remarks().stayBehind(),
            request.remarks().leftOut(),
            notes);
    verify(request, plan);
    return plan;
  }

  private static void verify(WaveRequest request, WavePlan plan) {
    List<String> violations = WaveVerifier.violations(request, plan);
    if (!violations.isEmpty()) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the waves break a rule: " + violations.get(0),
          "plan waves",
          "report this as a defect");
    }
  }

  private static int[] solved(Block block) {
    if (block.count() == 0) {
      return new int[0];
    }
    if (block.count() <= ExactWaves.MOST_GROUPS) {
      return ExactWaves.solve(block).orElseThrow(() -> WaveConflict.impossible(block));
    }
    int[] wave = WaveSearch.solve(block).orElseThrow(() -> WaveConflict.notFound(block, 0));
    long missing = Quality.of(block, wave).missing();
    if (missing > 0) {
      throw WaveConflict.notFound(block, missing);
    }
    return wave;
  }

  /** A size that nobody asked for yields to what cannot be told apart. */
  private static void oversize(Block block, List<String> notes) {
    for (int g = 0; g < block.count(); g++) {
      if (block.oversize(g)) {
        notes.add(
            block.size(g)
                + " applications cannot move apart, and have a wave of their own that is larger than "
                + block.limits().most());
      }
    }
  }

  private static WavePlan.Score score(
      MoveGraph graph, int[] waveOf, int waves, int fewest, boolean best) {
    int crossing = 0;
    long stretched = 0;
    int bridged = 0;
    Set<List<String>> seen = new HashSet<>();
    for (Need need : graph.request().needs()) {
      int from = waveOf[graph.groupOf(need.from())];
      int to = waveOf[graph.groupOf(need.to())];
      if (from != to && seen.add(List.of(need.from(), need.to()))) {
        crossing++;
        stretched += Math.abs(from - to);
      }
      bridged += need.bridged() ? 1 : 0;
    }
    return new WavePlan.Score(waves, fewest, best, crossing, stretched, bridged);
  }

  private static List<String> rules(WaveRequest request) {
    WaveLimits limits = request.limits();
    List<String> rules = new ArrayList<>();
    rules.add("what an application needs moves in the same wave or an earlier one");
    rules.add("what needs one another moves together, directly or in a circle");
    rules.add("non-production moves before production, and no wave has both");
    if (!limits.carefulFirst()) {
      rules.add("nothing of high criticality or complexity is in the first wave");
    }
    rules.add(
        "a wave has "
            + limits.least()
            + " to "
            + limits.most()
            + " applications"
            + (limits.mostStated() ? "" : ", or a larger group that cannot move apart"));
    if (limits.servers() != Integer.MAX_VALUE) {
      rules.add("a wave has at most " + limits.servers() + " servers");
    }
    if (!Double.isInfinite(limits.effortDays())) {
      rules.add("a wave has at most " + limits.effortDays() + " days of work");
    }
    new TreeSet<>(request.ties().stream().map(Tie::kind).toList())
        .forEach(kind -> rules.add("what " + kind.words() + " ties moves together"));
    return rules;
  }

  /** Whether the answer is complete. */
  public static Optional<String> incomplete(WavePlan plan) {
    return plan.leftOut().isEmpty()
        ? Optional.empty()
        : Optional.of(plan.leftOut().size() + " row(s) or value(s) left out");
  }
}
