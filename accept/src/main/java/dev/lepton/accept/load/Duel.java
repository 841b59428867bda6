package dev.lepton.accept.load;

import dev.lepton.accept.load.LoadPlan.Turns;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of two tests one that serves the two sites by turns. */
public final class Duel {
  private static final int MOST_TURNS = 60;
  private static final Duration SHORTEST_TURN = Duration.ofMillis(200);

  private Duel() {}

  /**
   * @param plan of the site that is tested
   * @param other the same traffic, but for the site it is compared with
   */
  public static LoadPlan of(LoadPlan plan, LoadPlan other) {
    Turns turns = new Turns(other.site(), other.traffic().journeys().size(), turn(plan.measured()));
    List<Journey> journeys = new ArrayList<>(other.traffic().journeys());
    journeys.addAll(plan.traffic().journeys());
    List<Integer> order = new ArrayList<>();
    int first = other.traffic().journeys().size();
    int nextOther = 0;
    int next = 0;
    for (long i = 0; i < plan.arrivals().count(); i++) {
      if (turns.isOthers(plan.arrivals().offsetNanos(i) - plan.warmUp().toNanos())) {
        order.add(at(other.traffic().order(), nextOther++));
      } else {
        order.add(first + at(plan.traffic().order(), next++));
      }
    }
    return new LoadPlan(
        plan.name(),
        plan.site(),
        new Traffic(journeys, order, plan.traffic().feeds()),
        plan.arrivals(),
        plan.warmUp(),
        plan.limits(),
        Optional.of(turns));
  }

  /** An even number of turns, so that both sites get the same time. */
  private static Duration turn(Duration measured) {
    long pairs = measured.dividedBy(SHORTEST_TURN) / 2;
    return measured.dividedBy(2 * Math.max(1, Math.min(MOST_TURNS / 2, pairs)));
  }

  private static int at(List<Integer> order, int index) {
    return order.get(index % order.size());
  }
}
