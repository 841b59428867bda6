package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.WavePlan;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Up to twelve groups the plan is as good as the best of all orders. */
class EveryOrderTest {
  private static WaveLimits limits(int least, int most, boolean carefulFirst) {
    return new WaveLimits(
        least, most, true, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, carefulFirst);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 8, 9})
  void noOrderOfAFewApplicationsIsBetter(int count) {
    int possible = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed * 31 + count);
      WaveRequest request =
          Requests.random(
              count,
              random.nextInt(2 * count),
              seed,
              limits(1 + random.nextInt(2), 2 + random.nextInt(4), random.nextInt(3) == 0));
      Optional<EveryOrder.Best> best = EveryOrder.of(request);
      if (best.isEmpty()) {
        assertThatThrownBy(() -> WavePlanner.plan(request)).isInstanceOf(LeptonException.class);
      } else {
        possible++;
        assertBest(request, best.get());
      }
    }
    assertThat(possible).isGreaterThan(10);
  }

  private static void assertBest(WaveRequest request, EveryOrder.Best best) {
    WavePlan plan = WavePlanner.plan(request);
    assertThat(plan.score().best()).isTrue();
    assertThat(plan.score().waves()).isEqualTo(best.waves());
    assertThat(plan.score().fewestWaves()).isEqualTo(best.waves());
    // The enumeration counts a dependency as often as it is stated.
    long stretch =
        request.needs().stream()
            .mapToLong(need -> wave(plan, need.from()) - wave(plan, need.to()))
            .sum();
    assertThat(stretch).isEqualTo(best.stretch());
    assertThat(WaveVerifier.violations(request, plan)).isEmpty();
  }

  private static int wave(WavePlan plan, String name) {
    return plan.waves().stream()
        .filter(one -> one.applications().stream().anyMatch(member -> member.name().equals(name)))
        .findFirst()
        .orElseThrow()
        .number();
  }

  @Test
  void noOrderOfTwelveGroupsIsBetter() {
    for (long seed = 1; seed <= 4; seed++) {
      WaveRequest request = Requests.random(12, 14, seed, limits(1, 5, true));
      assertBest(request, EveryOrder.of(request).orElseThrow());
    }
  }

  @Test
  void theSearchForManyGroupsFindsNearlyTheBestOfTwelve() {
    long found = 0;
    long best = 0;
    for (long seed = 1; seed <= 20; seed++) {
      MoveGraph graph = new MoveGraph(Requests.random(16, 24, seed, limits(1, 4, true)));
      Block block = Block.of(graph, Environment.PRODUCTION, false);
      Quality searched = Quality.of(block, WaveSearch.solve(block).orElseThrow());
      Quality exact = Quality.of(block, ExactWaves.solve(block).orElseThrow());
      assertThat(searched.waves()).isEqualTo(exact.waves());
      assertThat(searched.compareTo(exact)).isGreaterThanOrEqualTo(0);
      found += searched.stretch() == exact.stretch() ? 1 : 0;
      best++;
    }
    assertThat(found).isGreaterThanOrEqualTo(best * 9 / 10);
  }
}
