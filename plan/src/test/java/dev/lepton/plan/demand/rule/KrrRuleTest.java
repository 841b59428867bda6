package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageMetric;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KrrRuleTest {
  private static final KrrRule RULE = new KrrRule(95, OptionalDouble.empty());

  @Test
  void cpuIsTheLargestOfThePodsPercentilesWithoutALimit() {
    // 0 to 200 thousandths: P95 is the 190th, exactly.
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, 201, 75, i -> i / 1000.0)
            .pod()
            .with(UsageMetric.CPU_CORES, 201, 75, i -> (200 - i) / 800.0)
            .observed();

    RuleAnswer answer = RULE.size(observed);

    assertThat(answer.cores().getAsDouble()).isCloseTo(190 / 800.0, within(1e-9));
    assertThat(answer.cpuLimit()).isEmpty();
    assertThat(Loads.figure(answer, "CPU as KRR prints it")).isEqualTo(0.238);
  }

  @Test
  void memoryIsThePeakAndFifteenPerCentAsRequestAndLimit() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, 200, 75, i -> i == 77 ? 800 : 500)
            .pod()
            .with(UsageMetric.MEMORY_MIB, 200, 75, i -> 600)
            .observed();

    RuleAnswer answer = RULE.size(observed);

    assertThat(answer.memoryMib().getAsDouble()).isCloseTo(920, within(1e-9));
    assertThat(answer.memoryLimitMib()).isEqualTo(answer.memoryMib());
  }

  @Test
  void aKilledPodCountsAQuarterMore() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, 200, 75, i -> 500)
            .with(UsageMetric.OOM_MIB, 1, 75, i -> 512)
            .observed();

    assertThat(RULE.size(observed).memoryMib().getAsDouble()).isCloseTo(640, within(1e-9));
  }

  @Test
  void littleIsRaisedToTheFloors() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.CPU_CORES, 200, 75, i -> 0.001)
            .with(UsageMetric.MEMORY_MIB, 200, 75, i -> 20)
            .observed();

    assertThat(RULE.size(observed).cores()).hasValue(0.01);
    assertThat(RULE.size(observed).memoryMib()).hasValue(100);
  }

  @Test
  void fewerThanAHundredPointsGetNoAnswer() {
    Observed observed = Loads.one().with(UsageMetric.CPU_CORES, 99, 600, i -> 1).observed();

    assertThat(RULE.size(observed).refusal().orElseThrow()).contains("100 points", "99");
  }

  @Test
  void lessThanThreeHoursGetNoAnswer() {
    Observed observed = Loads.one().with(UsageMetric.CPU_CORES, 144, 75, i -> 1).observed();

    assertThat(RULE.size(observed).refusal().orElseThrow()).contains("3 hours");
  }

  @Test
  void aWorkloadThatScalesItselfIsLeftAlone() {
    Observed observed =
        Loads.one().with(UsageMetric.CPU_CORES, 500, 75, i -> 1).autoscaled().observed();

    assertThat(RULE.size(observed).refusal().orElseThrow()).contains("HPA");
    assertThat(RULE.size(observed).cores()).isEmpty();
  }

  @Test
  void onlyTwoWeeksCount() {
    Observed observed =
        Loads.one()
            .with(UsageMetric.MEMORY_MIB, 20 * 24, 3600, i -> i < 5 * 24 ? 4000 : 1000)
            .observed();

    assertThat(RULE.size(observed).memoryMib().getAsDouble()).isCloseTo(1150, within(1e-9));
  }
}
