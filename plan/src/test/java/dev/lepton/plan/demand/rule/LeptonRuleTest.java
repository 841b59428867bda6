package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageMetric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeptonRuleTest {
  private static final int WEEK = 7 * 144;

  private static LeptonRule rule(double horizon) {
    return new LeptonRule(
        new RuleSettings(RuleName.LEPTON, 95, 1.3, horizon, OptionalDouble.empty()));
  }

  @Test
  void steadyUsageIsThePercentileTimesTheComfortFactor() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_PERCENT, WEEK, 600, i -> 20)
            .with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> 4096)
            .of(4, 16384)
            .observed();

    RuleAnswer answer = rule(365).size(observed);

    assertThat(answer.cores().getAsDouble()).isCloseTo(1.04, within(1e-9));
    assertThat(answer.memoryMib().getAsDouble()).isCloseTo(4096 * 1.3, within(1e-9));
    assertThat(answer.memoryLimitMib()).isEqualTo(answer.memoryMib());
  }

  @Test
  void whatHappensOneHourAWeekIsCarriedAlthoughItIsRarerThanThePercentile() {
    // Three weeks at one core, but eight on Sundays from 03:00 to 04:00.
    Observed observed =
        Loads.one()
            .with(
                UsageMetric.CPU_CORES,
                3 * WEEK,
                600,
                i -> i % WEEK / 6 == 6 * 24 + 3 ? 8 : 1 + 0.01 * (i % 7))
            .observed();

    RuleAnswer answer = rule(0).size(observed);

    assertThat(Loads.figure(answer, "CPU P95")).isLessThan(1.1);
    assertThat(answer.cores().getAsDouble()).isCloseTo(8, within(1e-9));
    assertThat(answer.figures())
        .anyMatch(figure -> figure.how().contains("Sunday 03:00 UTC, weekly pattern"));
  }

  @Test
  void anAccidentIsNoSeason() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, 3 * WEEK, 600, i -> i == 777 ? 8 : 1 + 0.01 * (i % 7))
            .observed();

    assertThat(rule(0).size(observed).cores().getAsDouble()).isLessThan(1.5);
  }

  @Test
  void aTrendIsFollowedToTheHorizon() {
    // Half a core more over 50 days of 1 to 1.5, a hundredth a day.
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, 51 * 144, 600, i -> 1 + 0.01 * (i / 144))
            .observed();

    double today = rule(0).size(observed).cores().getAsDouble();
    RuleAnswer later = rule(100).size(observed);

    assertThat(today).isCloseTo(1.5 * 1.3, within(1e-6));
    assertThat(later.cores().getAsDouble()).isCloseTo(2.5 * 1.3, within(1e-6));
    assertThat(Loads.figure(later, "CPU trend")).isCloseTo(3.65, within(1e-6));
  }

  @Test
  void noiseIsNoTrend() {
    Random random = new Random(5);
    double[] noise = random.doubles(30 * 144, 0.9, 1.1).toArray();
    Observed observed =
        Loads.one().with(UsageMetric.CPU_CORES, noise.length, 600, i -> noise[i]).observed();

    assertThat(rule(365).size(observed).cores().getAsDouble()).isLessThan(1.1 * 1.3);
  }

  @Test
  void memoryIsNeverBelowItsPeak() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> i == 100 ? 12_288 : 4096)
            .observed();

    assertThat(rule(0).size(observed).memoryMib()).hasValue(12_288);
  }

  @Test
  void aKilledProcessRaisesTheMemoryAndIsTold() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> 300)
            .with(UsageMetric.OOM_MIB, 1, 600, i -> 512)
            .observed();

    RuleAnswer answer = rule(0).size(observed);

    assertThat(answer.memoryMib()).hasValue(640);
    assertThat(answer.warnings()).anyMatch(text -> text.contains("killed"));
  }

  @Test
  void aJvmIsTheSumOfItsPartsAndNotItsSawtooth() {
    // Used heap climbs from 400 to 2000 MiB within half an hour and falls back.
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> 2700)
            .with(UsageMetric.HEAP_MIB, 6 * WEEK, 100, i -> 400 + 1600.0 * (i % 18) / 17)
            .with(UsageMetric.METASPACE_MIB, WEEK, 600, i -> 100)
            .with(UsageMetric.THREADS, WEEK, 600, i -> 80)
            .with(UsageMetric.DIRECT_MIB, WEEK, 600, i -> 50)
            .observed();

    RuleAnswer answer = rule(0).size(observed);

    double heap = 2 * 400;
    double expected = heap + 110 + 80 + 55 + 48 + 0.05 * heap;
    assertThat(Loads.figure(answer, "JVM heap")).isCloseTo(heap, within(1e-9));
    // 2700 less 2000 heap, 100 metaspace, 80 stacks, 50 direct and 240 of compiled code: 230.
    assertThat(answer.memoryMib().getAsDouble()).isCloseTo(expected + 230, within(1e-9));
  }

  @Test
  void theHeapsLimitCapsTheComfortFactor() {
    Allocation java =
        new Allocation(
            OptionalDouble.empty(),
            OptionalDouble.of(8192),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of("/usr/bin/java -Xmx1g -XX:MaxMetaspaceSize=128m -Xss512k -jar shop.jar"));
    Observed observed =
        Loads.one().with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> 1200).with(java).observed();

    double ceiling = 1024 + 128 + 100 * 0.5 + 48 + 0.05 * 1024;
    assertThat(rule(0).size(observed).memoryMib().getAsDouble()).isCloseTo(ceiling, within(1e-9));
  }

  @Test
  void memoryThatTheJvmCannotHaveIsPointedOut() {
    Allocation java =
        new Allocation(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of("java -Xmx256m"));
    Observed observed =
        Loads.one().with(UsageMetric.MEMORY_MIB, WEEK, 600, i -> 4000).with(java).observed();

    RuleAnswer answer = rule(0).size(observed);

    assertThat(answer.memoryMib().getAsDouble()).isCloseTo(5200, within(1e-9));
    assertThat(answer.warnings()).anyMatch(text -> text.contains("something else runs beside"));
  }
}
