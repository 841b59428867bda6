package dev.lepton.plan.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.split.SplitProblem.Site;
import dev.lepton.plan.split.SplitProblem.Stream;
import dev.lepton.plan.split.SplitProblem.Tenant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * What the own site sends costs nothing, another provider is dear, the own other region cheap.
   */
  private static final double[][] PER_GB = {{0, 0, 0}, {0.12, 0, 0.01}, {0.12, 0.01, 0}};

  private static SplitProblem seeded(long seed, int places, int tenants) {
    Random random = new Random(seed);
    List<Site> sites = new ArrayList<>();
    for (int p = 0; p < places; p++) {
      sites.add(new Site("place" + p, 0));
    }
    List<Tenant> all = new ArrayList<>();
    for (int i = 0; i < tenants; i++) {
      double[] cost = new double[places];
      for (int p = 0; p < places; p++) {
        cost[p] = random.nextInt(6) == 0 ? NEVER : random.nextDouble(100);
      }
      cost[random.nextInt(places)] = random.nextDouble(100);
      all.add(new Tenant("a" + i, cost));
    }
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 2 * tenants; i++) {
      streams.add(
          new Stream(random.nextInt(tenants), random.nextInt(tenants), random.nextDouble(600)));
    }
    return new SplitProblem(sites, all, streams, PER_GB);
  }

  private static double bruteForce(SplitProblem problem, BitSet places) {
    int[] allowed = places.stream().toArray();
    int tenants = problem.tenants().size();
    double best = NEVER;
    for (int code = 0; code < Math.pow(allowed.length, tenants); code++) {
      int[] place = new int[tenants];
      for (int i = 0, rest = code; i < tenants; i++, rest /= allowed.length) {
        place[i] = allowed[rest % allowed.length];
      }
      best = Math.min(best, SplitPlan.of(problem, place).totalUsd());
    }
    return best;
  }

  private static BitSet first(int places) {
    BitSet all = new BitSet();
    all.set(0, places);
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void overTwoPlacesNoSplitIsCheaper(long seed) {
    SplitProblem problem = seeded(seed, 2, 10);
    double found = new Splitter(problem).over(first(2)).map(SplitPlan::totalUsd).orElse(NEVER);
    assertThat(Math.min(found, SplitProblem.FORBIDDEN))
        .isCloseTo(Math.min(bruteForce(problem, first(2)), SplitProblem.FORBIDDEN), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void overThreePlacesTheCheapestSplitIsNearlyFoundAndNoneIsBelowTheBound(long seed) {
    SplitProblem problem = seeded(seed, 3, 8);
    double cheapest = bruteForce(problem, first(3));
    Splitter splitter = new Splitter(problem);
    assertThat(splitter.over(first(3)).orElseThrow().totalUsd())
        .isBetween(cheapest - 1e-6, cheapest * 1.02);
    assertThat(splitter.bound()).isLessThanOrEqualTo(cheapest);
  }

  @Test
  void whatMustStayTogetherByItsTrafficDoesEvenIfEachAloneWouldBeCheaperElsewhere() {
    SplitProblem problem =
        new SplitProblem(
            List.of(new Site("here", 0), new Site("there", 0)),
            List.of(
                new Tenant("front", new double[] {NEVER, 10}),
                new Tenant("back", new double[] {5, 20})),
            List.of(new Stream(0, 1, 1000)),
            PER_GB);
    SplitPlan plan = new Splitter(problem).over(first(2)).orElseThrow();
    assertThat(plan.place()).containsExactly(1, 1);
    assertThat(plan.sendingUsd()).isZero();
  }

  @Test
  void whatMayNotBeInAnyOfThePlacesMakesThemNoSplit() {
    SplitProblem problem =
        new SplitProblem(
            List.of(new Site("here", 0), new Site("there", 0)),
            List.of(new Tenant("pinned", new double[] {1, NEVER})),
            List.of(),
            PER_GB);
    BitSet there = new BitSet();
    there.set(1);
    assertThat(new Splitter(problem).over(there)).isEmpty();
  }

  @Test
  void aPlaceCostsAsSoonAsAnythingIsThere() {
    SplitProblem problem =
        new SplitProblem(
            List.of(new Site("here", 0), new Site("there", 73)),
            List.of(
                new Tenant("a", new double[] {1, NEVER}), new Tenant("b", new double[] {NEVER, 1})),
            List.of(new Stream(1, 0, 100)),
            PER_GB);
    SplitPlan plan = new Splitter(problem).over(first(2)).orElseThrow();
    assertThat(plan.runningUsd()).isCloseTo(75, within(1e-9));
    assertThat(plan.sendingUsd()).isCloseTo(12, within(1e-9));
  }
}
