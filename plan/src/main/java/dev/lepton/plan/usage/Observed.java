package dev.lepton.plan.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workload and what was seen of it.
 *
 * @param instances its pods, or the one machine that it is; at least one
 * @param autoscaled whether its number of pods follows its load
 */
public record Observed(
    String name, List<Instance> instances, Allocation allocation, boolean autoscaled) {

  public Observed {
    instances = List.copyOf(instances);
  }

  /** The series of each instance that has one. */
  public List<Series> all(UsageMetric metric) {
    return instances.stream()
        .map(instance -> instance.series(metric))
        .filter(series -> !series.isEmpty())
        .toList();
  }

  public boolean measured(UsageMetric metric) {
    return instances.stream().anyMatch(instance -> !instance.series(metric).isEmpty());
  }

  /**
   * CPU in cores, an instance each: measured so, or worked out of the percentage of the allocated
   * cores; nothing where these are not known.
   */
  public List<Series> cpuCores() {
    if (measured(UsageMetric.CPU_CORES)) {
      return all(UsageMetric.CPU_CORES);
    }
    return allocation.cores().isEmpty()
        ? List.of()
        : all(UsageMetric.CPU_PERCENT).stream()
            .map(series -> series.map(percent -> percent / 100 * allocation.cores().getAsDouble()))
            .toList();
  }

  /** Memory in MiB, an instance each, likewise. */
  public List<Series> memoryMib() {
    if (measured(UsageMetric.MEMORY_MIB)) {
      return all(UsageMetric.MEMORY_MIB);
    }
    return allocation.memoryMib().isEmpty()
        ? List.of()
        : all(UsageMetric.MEMORY_PERCENT).stream()
            .map(
                series ->
                    series.map(percent -> percent / 100 * allocation.memoryMib().getAsDouble()))
            .toList();
  }

  /** The same workload, measured twice; one instance's series are put together. */
  Observed and(Observed other) {
    Map<String, Instance> all = new LinkedHashMap<>();
    instances.forEach(one -> all.put(one.name(), one));
    other.instances.forEach(one -> all.merge(one.name(), one, Instance::and));
    return new Observed(
        name,
        List.copyOf(all.values()),
        allocation.or(other.allocation),
        autoscaled || other.autoscaled);
  }

  public Observed with(Allocation known) {
    return new Observed(name, instances, known, autoscaled);
  }
}
