package dev.lepton.plan.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiServerQueueTest {
  @Test
  void oneServerIsTheSimpleQueue() {
    MultiServerQueue queue = new MultiServerQueue(1, 0.1);
    assertThat(queue.waitingShare(8)).isCloseTo(0.8, within(1e-12));
    assertThat(queue.meanSeconds(8)).isCloseTo(0.5, within(1e-12));
    // Of M/M/1 the time in the system is exponential.
    assertThat(queue.percentileSeconds(8, 0.95)).isCloseTo(0.5 * Math.log(20), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    // Computed by the sum in the definition, with 60 digits.
    "2,1.5,0.642857142857142857",
    "10,8,0.409180150796443532",
    "100,90,0.216940480906366379"
  })
  void waitingIsErlangsC(int servers, double offered, double expected) {
    assertThat(new MultiServerQueue(servers, 1).waitingShare(offered))
        .isCloseTo(expected, within(1e-13));
  }

  @Test
  void manyServersNeitherOverflowNorVanish() {
    MultiServerQueue queue = new MultiServerQueue(100_000, 0.02);
    double share = queue.waitingShare(0.999 * queue.capacity());
    assertThat(share).isBetween(0.5, 0.9);
    assertThat(queue.percentileSeconds(0.999 * queue.capacity(), 0.95)).isFinite();
  }

  @ParameterizedTest
  @CsvSource({"1,0.7", "3,0.9", "8,0.85", "4,0.75"})
  void meanAndTailAreThoseOfASimulatedQueue(int servers, double utilisation) {
    MultiServerQueue queue = new MultiServerQueue(servers, 0.05);
    double rate = utilisation * queue.capacity();
    double[] times = simulated(queue, rate);
    assertThat(Arrays.stream(times).average().orElseThrow())
        .isCloseTo(queue.meanSeconds(rate), within(0.04 * queue.meanSeconds(rate)));
    Arrays.sort(times);
    double tail = times[(int) (0.95 * times.length)];
    assertThat(tail).isCloseTo(queue.percentileSeconds(rate, 0.95), within(0.06 * tail));
  }

  private static double[] simulated(MultiServerQueue queue, double rate) {
    Random random = new Random(11);
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < queue.servers(); i++) {
      free.add(0.0);
    }
    double[] times = new double[400_000];
    double now = 0;
    for (int i = 0; i < times.length; i++) {
      now += -Math.log(1 - random.nextDouble()) / rate;
      double start = Math.max(now, free.remove());
      double end = start - Math.log(1 - random.nextDouble()) * queue.serviceSeconds();
      free.add(end);
      times[i] = end - now;
    }
    return times;
  }

  @Test
  void theHighestUtilisationJustKeepsTheObjective() {
    MultiServerQueue queue = new MultiServerQueue(4, 0.05);
    double highest = queue.highestUtilisation(0.25, 0.95);
    assertThat(queue.percentileSeconds(highest * queue.capacity(), 0.95))
        .isCloseTo(0.25, within(1e-6));
    assertThat(queue.highestUtilisation(0.1, 0.95)).isZero();
  }
}
