package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.MachineType;

/**
 * What a Kubernetes node leaves for pods where the provider's figure is not in the price list: the
 * reserve that Google documents for its nodes. CPU: 6 % of the first core, 1 % of the second, 0.5 %
 * of the next two, 0.25 % of the rest. Memory: a quarter of the first 4 GiB, a fifth of the next 4,
 * a tenth of the next 8, 6 % of the next 112, 2 % of the rest, and 100 MiB below which pods are
 * evicted.
 */
public final class NodeReserve {
  private static final double[][] CPU_STEPS = {
    {1, 0.06}, {1, 0.01}, {2, 0.005}, {Double.MAX_VALUE, 0.0025}
  };
  private static final double[][] MEMORY_STEPS = {
    {4, 0.25}, {4, 0.20}, {8, 0.10}, {112, 0.06}, {Double.MAX_VALUE, 0.02}
  };
  private static final double EVICTION_GIB = 100.0 / 1024;
  private static final int PODS = 110;

  private NodeReserve() {}

  /** The provider's own figure, or the rule. */
  public static Allocatable allocatable(MachineType machine) {
    return machine
        .allocatable()
        .orElseGet(
            () ->
                new Allocatable(
                    machine.vcpu() - reserved(machine.vcpu(), CPU_STEPS),
                    machine.memoryGib()
                        - reserved(machine.memoryGib(), MEMORY_STEPS)
                        - EVICTION_GIB,
                    PODS));
  }

  private static double reserved(double amount, double[][] steps) {
    double left = amount;
    double reserved = 0;
    for (double[] step : steps) {
      double part = Math.min(left, step[0]);
      reserved += part * step[1];
      left -= part;
    }
    return reserved;
  }
}
