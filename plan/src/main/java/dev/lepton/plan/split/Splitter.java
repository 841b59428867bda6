package dev.lepton.plan.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds cheap splits. Over two places the cheapest is a minimum cut; over more, place by place as
 * many tenants as pay move there together, each time by a minimum cut (α-expansion, Boykov, Veksler
 * and Zabih 2001), until no place gains any. Deterministic and thread-safe.
 */
public final class Splitter {
  private static final double EQUAL = 1e-6;

  private final SplitProblem problem;

  public Splitter(SplitProblem problem) {
    this.problem = problem;
  }

  /** The cheapest that uses these places or some of them; empty if that is not allowed. */
  public Optional<SplitPlan> over(BitSet places) {
    List<SplitPlan> found = new ArrayList<>();
    for (int start = places.nextSetBit(0); start >= 0; start = places.nextSetBit(start + 1)) {
      found.add(improved(places, all(start)));
    }
    found.add(improved(places, cheapestEach(places)));
    return found.stream()
        .filter(SplitPlan::allowed)
        .min(Comparator.comparingDouble(SplitPlan::totalUsd));
  }

  /** USD a month that no split goes below: everything where it is cheapest, and nothing sent. */
  public double bound() {
    double sum = 0;
    for (int i = 0; i < problem.tenants().size(); i++) {
      double least = SplitProblem.FORBIDDEN;
      for (int place = 0; place < problem.places().size(); place++) {
        least = Math.min(least, problem.running(i, place));
      }
      sum += least;
    }
    return sum;
  }

  private int[] all(int place) {
    int[] all = new int[problem.tenants().size()];
    Arrays.fill(all, place);
    return all;
  }

  private int[] cheapestEach(BitSet places) {
    int[] each = new int[problem.tenants().size()];
    for (int i = 0; i < each.length; i++) {
      int tenant = i;
      each[i] =
          places.stream()
              .boxed()
              .min(Comparator.comparingDouble(place -> problem.running(tenant, place)))
              .orElseThrow();
    }
    return each;
  }

  private SplitPlan improved(BitSet places, int[] start) {
    SplitPlan best = SplitPlan.of(problem, start);
    boolean better = true;
    while (better) {
      better = false;
      for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
        SplitPlan moved = SplitPlan.of(problem, expanded(best.place(), place));
        if (moved.totalUsd() < best.totalUsd() - EQUAL) {
          best = moved;
          better = true;
        }
      }
    }
    return best;
  }

  /** Those that gain from it, together, move to a place. */
  private int[] expanded(int[] now, int target) {
    MinimumCut cut = new MinimumCut(now.length);
    double[] staying = new double[now.length];
    double[] moving = new double[now.length];
    for (int i = 0; i < now.length; i++) {
      staying[i] = problem.running(i, now[i]);
      moving[i] = problem.running(i, target);
    }
    for (SplitProblem.Stream stream : problem.streams()) {
      int from = stream.from();
      int to = stream.to();
      double neither = problem.sending(stream, now[from], now[to]);
      double sender = problem.sending(stream, target, now[to]);
      double receiver = problem.sending(stream, now[from], target);
      // The four cases as a part of the sender alone, one of the receiver alone, and one of a
      // sender that stays while the receiver moves.
      staying[from] += neither;
      moving[from] += sender;
      moving[to] -= sender;
      cut.connect(from, to, receiver + sender - neither);
    }
    for (int i = 0; i < now.length; i++) {
      double least = Math.min(staying[i], moving[i]);
      cut.fromSource(i, moving[i] - least);
      cut.toSink(i, staying[i] - least);
    }
    boolean[] stays = cut.sourceSide();
    int[] next = now.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] = stays[i] ? now[i] : target;
    }
    return next;
  }
}
