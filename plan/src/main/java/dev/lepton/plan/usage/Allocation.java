package dev.lepton.plan.usage;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a workload has today.
 *
 * @param cores CPU cores; what a container requests
 * @param memoryMib MiB
 * @param storageGib GiB
 * @param networkMbps its link
 * @param javaCommand how its Java virtual machine was started, if it is one
 */
public record Allocation(
    OptionalDouble cores,
    OptionalDouble memoryMib,
    OptionalDouble storageGib,
    OptionalDouble networkMbps,
    Optional<String> javaCommand) {

  public static Allocation unknown() {
    OptionalDouble none = OptionalDouble.empty();
    return new Allocation(none, none, none, none, Optional.empty());
  }

  public static Allocation of(double cores, double memoryMib) {
    return new Allocation(
        OptionalDouble.of(cores),
        OptionalDouble.of(memoryMib),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /** What this does not say, as the other says it. */
  public Allocation or(Allocation other) {
    return new Allocation(
        cores.isPresent() ? cores : other.cores,
        memoryMib.isPresent() ? memoryMib : other.memoryMib,
        storageGib.isPresent() ? storageGib : other.storageGib,
        networkMbps.isPresent() ? networkMbps : other.networkMbps,
        javaCommand.or(() -> other.javaCommand));
  }
}
