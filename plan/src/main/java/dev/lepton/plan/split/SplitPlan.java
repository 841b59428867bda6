package dev.lepton.plan.split;

import java.util.BitSet;

/**
 * Where everything is.
 *
 * @param place of each tenant
 * @param runningUsd a month, with what the places cost that are used
 * @param sendingUsd a month
 */
public record SplitPlan(int[] place, double runningUsd, double sendingUsd) {
  /** Of places that are given. */
  public static SplitPlan of(SplitProblem problem, int[] place) {
    double running = 0;
    BitSet used = new BitSet();
    for (int i = 0; i < place.length; i++) {
      running += problem.running(i, place[i]);
      used.set(place[i]);
    }
    running += used.stream().mapToDouble(one -> problem.places().get(one).openUsd()).sum();
    double sending = 0;
    for (SplitProblem.Stream stream : problem.streams()) {
      sending += problem.sending(stream, place[stream.from()], place[stream.to()]);
    }
    return new SplitPlan(place.clone(), running, sending);
  }

  /** USD a month. */
  public double totalUsd() {
    return runningUsd + sendingUsd;
  }

  /** Whether every tenant is where it may be. */
  public boolean allowed() {
    return runningUsd < SplitProblem.FORBIDDEN;
  }

  /** Indices of the places that have a tenant. */
  public BitSet used() {
    BitSet used = new BitSet();
    for (int one : place) {
      used.set(one);
    }
    return used;
  }
}
