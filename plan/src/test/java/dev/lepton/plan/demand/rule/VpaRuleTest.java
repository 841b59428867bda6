package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VpaRuleTest {
  private static final VpaRule RULE = new VpaRule(OptionalDouble.empty());
  private static final int DAY_MINUTES = 1440;

  /** A weight and the upper end of the value's bucket. */
  private record Weighed(double end, double weight) {}

  /** Buckets by adding widths up, one after the other. */
  private static double bucketEnd(double value, double first) {
    double end = first;
    double width = first;
    while (end <= value) {
      width *= 1.05;
      end += width;
    }
    return end;
  }

  /** The weighted percentile by sorting. */
  private static double percentile(List<Weighed> samples, double share) {
    List<Weighed> sorted = new ArrayList<>(samples);
    sorted.sort((one, other) -> Double.compare(one.end(), other.end()));
    double total = sorted.stream().mapToDouble(Weighed::weight).sum();
    double sum = 0;
    for (Weighed sample : sorted) {
      sum += sample.weight();
      if (sum >= share * total) {
        return sample.end();
      }
    }
    throw new AssertionError("empty");
  }

  @Test
  void aRandomWeekGivesWhatSortingGives() {
    Random random = new Random(8);
    int minutes = 8 * DAY_MINUTES;
    double[] cores = random.doubles(minutes).map(x -> 0.05 + 3 * x * x).toArray();
    double[] memory = random.doubles(minutes, 600, 900).toArray();
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, minutes, 60, i -> cores[i])
            .with(UsageMetric.MEMORY_MIB, minutes, 60, i -> memory[i] + i / 20.0)
            .observed();
    List<Weighed> cpu = new ArrayList<>();
    List<Weighed> peaks = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      cpu.add(new Weighed(bucketEnd(cores[i], 0.01), 0.1 * Math.pow(2, i / (double) DAY_MINUTES)));
    }
    for (int day = 0; day < 8; day++) {
      double peak = 0;
      for (int i = day * DAY_MINUTES; i < (day + 1) * DAY_MINUTES; i++) {
        peak = Math.max(peak, memory[i] + i / 20.0);
      }
      peaks.add(new Weighed(bucketEnd(peak * 1048576, 1e7), Math.pow(2, day + 1)));
    }

    RuleAnswer answer = RULE.size(observed);

    double days = (minutes - 1) / (double) DAY_MINUTES;
    assertThat(answer.cores().getAsDouble()).isCloseTo(1.15 * percentile(cpu, 0.9), within(1e-9));
    assertThat(Loads.figure(answer, "CPU lower bound"))
        .isCloseTo(1.15 * percentile(cpu, 0.5) / Math.pow(1 + 0.001 / days, 2), within(1e-9));
    assertThat(Loads.figure(answer, "CPU upper bound"))
        .isCloseTo(1.15 * percentile(cpu, 0.95) * (1 + 1 / days), within(1e-9));
    assertThat(answer.memoryMib().getAsDouble())
        .isCloseTo(1.15 * percentile(peaks, 0.9) / 1048576, within(1e-6));
  }

  /** The figure of the hamster in VPA's own documentation: half a core, target 587m. */
  @Test
  void halfACoreIsFiveHundredAndEightySevenMillicores() {
    Observed observed = Loads.one().with(UsageMetric.CPU_CORES, 2000, 60, i -> 0.5).observed();

    assertThat((int) (RULE.size(observed).cores().getAsDouble() * 1000)).isEqualTo(587);
  }

  @Test
  void littleIsRaisedToTheFloors() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, 2000, 60, i -> 0.001)
            .with(UsageMetric.MEMORY_MIB, 2000, 60, i -> 20)
            .observed();

    RuleAnswer answer = RULE.size(observed);

    assertThat(answer.cores()).hasValue(0.025);
    assertThat(answer.memoryMib()).hasValue(250);
  }

  @Test
  void recentSamplesWeighMore() {
    Observed quietOfLate =
        Loads.one().with(UsageMetric.CPU_CORES, 8 * 24, 3600, i -> i < 96 ? 4 : 1).observed();

    // Four days' half-lives leave the busy half a sixteenth of the weight: below a tenth.
    assertThat(RULE.size(quietOfLate).cores().getAsDouble()).isBetween(1.0, 1.25);
  }

  @Test
  void aKilledProcessRaisesTheMemory() {
    Loads load = Loads.one().with(UsageMetric.MEMORY_MIB, 200, 600, i -> 400);
    double before = RULE.size(load.observed()).memoryMib().getAsDouble();
    load.with(UsageMetric.OOM_MIB, 1, 600, i -> 512);

    double after = RULE.size(load.observed()).memoryMib().getAsDouble();

    // max(512 + 100, 512 × 1.2) = 614.4 MiB, at most a bucket of 5 % above it, and the margin.
    assertThat(before).isLessThan(614.4);
    assertThat(after).isBetween(614.4 * 1.15, 614.4 * 1.15 * 1.06);
  }

  @Test
  void fewSamplesWidenTheUpperBound() {
    Observed observed = Loads.one().with(UsageMetric.CPU_CORES, 11, 60, i -> 1).observed();

    RuleAnswer answer = RULE.size(observed);

    double days = 10 / 1440.0;
    assertThat(Loads.figure(answer, "CPU upper bound") / Loads.figure(answer, "CPU target"))
        .isCloseTo(1 + 1 / days, within(1e-6));
  }

  @Test
  void bucketsCoverTheirRange() {
    assertThat(ExponentialBuckets.cpu().count()).isEqualTo(176);
    assertThat(ExponentialBuckets.memory().count()).isEqualTo(176);
    for (double value = 0.001; value < 900; value *= 1.7) {
      ExponentialBuckets buckets = ExponentialBuckets.cpu();
      int bucket = buckets.of(value);
      assertThat(value).isBetween(buckets.start(bucket), buckets.start(bucket + 1));
    }
  }
}
