package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.MachineType;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NodeReserveTest {

  private static MachineType machine(double vcpu, double gib, Optional<Allocatable> allocatable) {
    return new MachineType("m", vcpu, gib, "amd64", OptionalInt.empty(), allocatable, true);
  }

  /** 60 + 10 + 10 millicores; 1 + 0.8 + 0.8 GiB and the eviction threshold. */
  @Test
  void reservesInSteps() {
    Allocatable node = NodeReserve.allocatable(machine(4, 16, Optional.empty()));

    assertThat(node.cores()).isCloseTo(3.92, within(1e-9));
    assertThat(node.memoryGib()).isCloseTo(16 - 2.6 - 100 / 1024.0, within(1e-9));
  }

  @Test
  void believesTheProviderWhereItSaysWhatIsLeft() {
    Allocatable stated = new Allocatable(1.5, 6, 29);

    assertThat(NodeReserve.allocatable(machine(2, 8, Optional.of(stated)))).isEqualTo(stated);
  }
}
