package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageMetric;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AzureMigrateRuleTest {
  private static final AzureMigrateRule DEFAULTS =
      new AzureMigrateRule(95, 1.3, OptionalDouble.empty());

  @Test
  void tenCoresAtTwentyPerCentWithFactorTwoAreFourCores() {
    Observed observed =
        Loads.one().with(UsageMetric.CPU_PERCENT, 144, 600, i -> 20).of(10, 8192).observed();

    RuleAnswer answer = new AzureMigrateRule(95, 2, OptionalDouble.empty()).size(observed);

    assertThat(answer.cores().getAsDouble()).isCloseTo(4, within(1e-9));
  }

  /** Peaks, rank and interpolation worked out by another way than the rule's. */
  @Test
  void aRandomSeriesGivesWhatSortingByHandGives() {
    Random random = new Random(24);
    double[] cpu = random.doubles(2000, 0, 100).toArray();
    double[] memory = random.doubles(2000, 1000, 8000).toArray();
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_PERCENT, 2000, 120, i -> cpu[i])
            .with(UsageMetric.MEMORY_MIB, 2000, 120, i -> memory[i])
            .of(16, 16384)
            .observed();

    RuleAnswer answer = DEFAULTS.size(observed);

    assertThat(answer.cores().getAsDouble()).isCloseTo(byHand(cpu) / 100 * 16 * 1.3, within(1e-9));
    assertThat(answer.memoryMib().getAsDouble()).isCloseTo(byHand(memory) * 1.3, within(1e-9));
  }

  /** Five measurements every two minutes are one window, for START is a multiple of 600. */
  private static double byHand(double[] values) {
    double[] peaks = new double[values.length / 5];
    for (int i = 0; i < values.length; i++) {
      peaks[i / 5] = Math.max(peaks[i / 5], values[i]);
    }
    Arrays.sort(peaks);
    double position = 0.95 * (peaks.length - 1);
    int below = (int) position;
    return peaks[below] + (position - below) * (peaks[below + 1] - peaks[below]);
  }

  @Test
  void diskAndNetworkGetTheComfortFactorToo() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_PERCENT, 144, 600, i -> 20)
            .with(UsageMetric.DISK_IOPS, 144, 600, i -> 100)
            .with(UsageMetric.DISK_MBPS, 144, 600, i -> 10)
            .with(UsageMetric.NETWORK_OUT_MBPS, 144, 600, i -> 50)
            .of(2, 4096)
            .observed();

    RuleAnswer.Rates rates = DEFAULTS.size(observed).rates();

    assertThat(rates.iops().getAsDouble()).isCloseTo(130, within(1e-9));
    assertThat(rates.diskMbps().getAsDouble()).isCloseTo(13, within(1e-9));
    assertThat(rates.networkMbps().getAsDouble()).isCloseTo(65, within(1e-9));
  }

  @Test
  void whatIsOlderThanTheHistoryDoesNotCount() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_PERCENT, 288, 600, i -> i < 140 ? 90 : 10)
            .of(10, 4096)
            .observed();

    RuleAnswer answer = new AzureMigrateRule(95, 1, OptionalDouble.of(1)).size(observed);

    assertThat(answer.cores().getAsDouble()).isCloseTo(1, within(1e-9));
  }
}
