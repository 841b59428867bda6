package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * How large one workload should be, and how that came about.
 *
 * @param name of the server or container
 * @param from what the size was made from
 * @param compute CPU and memory of one copy
 * @param replicas copies
 * @param storage of one copy
 * @param networkMbps outbound megabits a second of one copy; empty where nobody knows
 * @param usageClass active, idle, zombie or unknown
 * @param confidence 1 to 5
 * @param machine the cheapest that is large enough, where a price list was named
 * @param figures the rule's intermediate figures, in the order in which they were worked out
 * @param warnings what to know before the size is relied on
 */
public record WorkloadSize(
    String name,
    Source from,
    Compute compute,
    int replicas,
    Storage storage,
    Optional<Double> networkMbps,
    String usageClass,
    int confidence,
    Optional<Machine> machine,
    List<Figure> figures,
    List<String> warnings) {

  /** What a size was made from. */
  public enum Source {
    /** Single measurements. */
    SERIES,
    /** Average, percentile or peak that somebody else worked out. */
    SUMMARY,
    /** What the server has today. */
    ALLOCATED
  }

  /**
   * @param cpuRequest cores; empty where neither usage nor size is known
   * @param cpuLimit cores; empty for none
   * @param memoryRequestMib MiB; empty likewise
   * @param memoryLimitMib MiB; empty for none
   */
  public record Compute(
      Optional<Double> cpuRequest,
      Optional<Double> cpuLimit,
      Optional<Double> memoryRequestMib,
      Optional<Double> memoryLimitMib) {}

  /**
   * @param gib empty where nobody knows
   * @param storageClass standard, balanced, fast or extreme; unknown where no rate was measured
   * @param iops operations a second
   * @param mbps megabytes a second
   */
  public record Storage(
      Optional<Double> gib, String storageClass, Optional<Double> iops, Optional<Double> mbps) {}

  /** The provider's type, and USD a month of 730 hours. */
  public record Machine(
      String type, double cores, double memoryGib, double monthlyUsd, String pricesAsOf) {}

  /**
   * @param how the calculation with its numbers filled in, or where the value comes from
   */
  public record Figure(String name, double value, String unit, String how) {}
}
