package dev.lepton.accept.compare;

import dev.lepton.model.acceptance.Latency;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadReport.Block;
import dev.lepton.model.acceptance.SchedulingLag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Outcomes of load tests that never were: log-normal latencies, and conditions that last from one
 * block into the next.
 *
 * @param medianMillis of the latencies
 * @param spread of the logarithm of latencies
 * @param weather standard deviation of the logarithm of what a whole block goes through
 * @param memory how much of it is left in the next block, 0 to 1
 */
record SimulatedLoad(double medianMillis, double spread, double weather, double memory) {
  static final int BLOCKS = 30;
  static final int PER_BLOCK = 50;

  LoadReport run(Random random) {
    List<Block> blocks = new ArrayList<>();
    double[] all = new double[BLOCKS * PER_BLOCK];
    double state = weather * random.nextGaussian();
    for (int b = 0; b < BLOCKS; b++) {
      double[] some = new double[PER_BLOCK];
      for (int i = 0; i < PER_BLOCK; i++) {
        some[i] = medianMillis * Math.exp(spread * random.nextGaussian() + state);
      }
      System.arraycopy(some, 0, all, b * PER_BLOCK, PER_BLOCK);
      Arrays.sort(some);
      blocks.add(new Block(b, PER_BLOCK, 0, 0, some[PER_BLOCK / 2], some[PER_BLOCK * 95 / 100]));
      double fresh = weather * Math.sqrt(1 - memory * memory);
      state = memory * state + fresh * random.nextGaussian();
    }
    Arrays.sort(all);
    return report(blocks, all);
  }

  static LoadReport report(List<Block> blocks, double[] sorted) {
    Latency latency =
        new Latency(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1), List.of());
    return new LoadReport(
        "http://simulated.example",
        PER_BLOCK,
        BLOCKS,
        sorted.length,
        sorted.length,
        0,
        PER_BLOCK,
        latency,
        new SchedulingLag(0, 0),
        new LoadReport.ServiceTime(0, 0, 0, 0),
        1,
        Map.of(),
        List.of(),
        blocks,
        List.of(),
        false);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }
}
