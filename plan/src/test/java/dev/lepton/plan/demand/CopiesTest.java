package dev.lepton.plan.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.model.plan.WorkloadSize.Compute;
import dev.lepton.model.plan.WorkloadSize.Source;
import dev.lepton.model.plan.WorkloadSize.Storage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static WorkloadSize size(double cores, double mib, int pods) {
    return new WorkloadSize(
        "web",
        Source.SERIES,
        new Compute(Optional.of(cores), Optional.empty(), Optional.of(mib), Optional.empty()),
        pods,
        new Storage(Optional.empty(), "unknown", Optional.empty(), Optional.empty()),
        Optional.empty(),
        "active",
        5,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static WorkloadSize copied(WorkloadSize single, double availability) {
    return new Copies(availability, List.of()).of(single);
  }

  @Test
  void threeCopiesOfHalfTheLoadAreTakenWhereTheyCostLessThanTwoOfAllOfIt() {
    WorkloadSize busy = copied(size(8, 1024, 1), 99.9);

    assertThat(busy.replicas()).isGreaterThan(2);
    assertThat(busy.compute().cpuRequest().orElseThrow() * (busy.replicas() - 1))
        .isCloseTo(8, within(1e-9));
  }

  @Test
  void memoryKeepsTheCopiesFew() {
    WorkloadSize large = copied(size(1, 64 * 1024, 1), 99.9);

    assertThat(large.replicas()).isEqualTo(2);
    assertThat(large.compute().cpuRequest()).hasValue(1.0);
  }

  @Test
  void podsStayAsLargeAsTheyAre() {
    WorkloadSize pods = copied(size(8, 1024, 2), 99.99);

    assertThat(pods.replicas()).isEqualTo(3);
    assertThat(pods.compute().cpuRequest()).hasValue(8.0);
  }

  @Test
  void withoutAvailabilityThereIsOne() {
    assertThat(copied(size(8, 1024, 1), 99).replicas()).isEqualTo(1);
  }
}
