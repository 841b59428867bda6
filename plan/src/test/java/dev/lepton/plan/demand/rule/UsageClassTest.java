package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.UsageMetric;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageClassTest {

  private static Observed using(double cpu, double memory, double network) {
    return Loads.one()
        .with(UsageMetric.CPU_PERCENT, 144, 600, i -> cpu)
        .with(UsageMetric.MEMORY_PERCENT, 144, 600, i -> memory)
        .with(UsageMetric.NETWORK_OUT_MBPS, 144, 600, i -> network)
        .with(
            new Allocation(
                OptionalDouble.of(4),
                OptionalDouble.of(8192),
                OptionalDouble.empty(),
                OptionalDouble.of(1000),
                Optional.empty()))
        .observed();
  }

  @ParameterizedTest
  @CsvSource({
    "50, 50, 100, ACTIVE",
    "5.1, 5.1, 20.1, ACTIVE",
    "5, 50, 100, IDLE",
    "50, 5, 100, IDLE",
    "50, 50, 20, IDLE",
    "0, 0, 0, ZOMBIE",
    "0, 0, 0.1, IDLE"
  })
  void azuresClasses(double cpu, double memory, double network, UsageClass expected) {
    assertThat(UsageClass.byAzure(using(cpu, memory, network))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 50, 0, ACTIVE",
    "3, 90, 5, IDLE",
    "3, 90, 25, ACTIVE",
    "0.5, 60, 0.001, ZOMBIE",
    "0.5, 60, 1, IDLE"
  })
  void memoryThatIsHeldDoesNotMakeOursActive(
      double cpu, double memory, double network, UsageClass expected) {
    assertThat(UsageClass.byLepton(using(cpu, memory, network))).isEqualTo(expected);
  }
}
