package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether anybody uses it. */
public enum UsageClass {
  ACTIVE,
  IDLE,
  ZOMBIE,
  UNKNOWN;

  private static final double BUSY_PERCENT = 5;
  private static final double BUSY_LINK_PERCENT = 2;
  private static final double PERCENTILE = 95;

  /** What an operating system does by itself. */
  private static final double NOISE_PERCENT = 1;

  private static final double NOISE_MBPS = 0.01;

  /** As documents have it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Azure Migrate's: active above 5 % of CPU and memory and 2 % of the network, zombie at 0 of all
   * three, idle between; what was not measured does not count.
   */
  public static UsageClass byAzure(Observed observed) {
    OptionalDouble cpu =
        percent(
            observed.all(UsageMetric.CPU_PERCENT),
            observed.cpuCores(),
            observed.allocation().cores());
    OptionalDouble memory =
        percent(
            observed.all(UsageMetric.MEMORY_PERCENT),
            observed.memoryMib(),
            observed.allocation().memoryMib());
    OptionalDouble network =
        percent(
            List.of(),
            observed.all(UsageMetric.NETWORK_OUT_MBPS),
            observed.allocation().networkMbps());
    if (cpu.isEmpty()) {
      return UNKNOWN;
    }
    boolean dead = cpu.getAsDouble() == 0 && memory.orElse(0) == 0 && network.orElse(0) == 0;
    boolean busy =
        cpu.getAsDouble() > BUSY_PERCENT
            && memory.orElse(100) > BUSY_PERCENT
            && network.orElse(100) > BUSY_LINK_PERCENT;
    return dead ? ZOMBIE : busy ? ACTIVE : IDLE;
  }

  /**
   * Ours: memory that is held says nothing of whether it is used, so CPU and network decide. Idle
   * where both are low, zombie where there is nothing but what an operating system does by itself.
   */
  public static UsageClass byLepton(Observed observed) {
    OptionalDouble cpu =
        percent(
            observed.all(UsageMetric.CPU_PERCENT),
            observed.cpuCores(),
            observed.allocation().cores());
    if (cpu.isEmpty()) {
      return UNKNOWN;
    }
    OptionalDouble out = p95(observed.all(UsageMetric.NETWORK_OUT_MBPS));
    OptionalDouble link = observed.allocation().networkMbps();
    if (cpu.getAsDouble() < NOISE_PERCENT && out.orElse(0) < NOISE_MBPS) {
      return ZOMBIE;
    }
    boolean quiet =
        out.isEmpty() || out.getAsDouble() * 100 <= BUSY_LINK_PERCENT * link.orElse(100);
    return cpu.getAsDouble() <= BUSY_PERCENT && quiet ? IDLE : ACTIVE;
  }

  private static OptionalDouble percent(
      List<Series> percents, List<Series> amounts, OptionalDouble whole) {
    OptionalDouble measured = p95(percents);
    if (measured.isPresent()) {
      return measured;
    }
    OptionalDouble amount = p95(amounts);
    return amount.isPresent() && whole.isPresent() && whole.getAsDouble() > 0
        ? OptionalDouble.of(amount.getAsDouble() / whole.getAsDouble() * 100)
        : OptionalDouble.empty();
  }

  private static OptionalDouble p95(List<Series> all) {
    return all.stream().mapToDouble(series -> WindowPeaks.of(series).percentile(PERCENTILE)).max();
  }
}
