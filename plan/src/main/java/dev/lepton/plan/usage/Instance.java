package dev.lepton.plan.usage;

import java.util.EnumMap;
import java.util.Map;

/**
 * One pod, or the one machine that a workload is: its series.
 *
 * @param name of the pod or machine
 */
public record Instance(String name, Map<UsageMetric, Series> series) {

  public Instance {
    series = series.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(series));
  }

  Instance and(Instance other) {
    Map<UsageMetric, Series> both = new EnumMap<>(UsageMetric.class);
    both.putAll(series);
    other.series.forEach((metric, more) -> both.merge(metric, more, Series::and));
    return new Instance(name, both);
  }

  /** Empty where the metric was not measured. */
  public Series series(UsageMetric metric) {
    return series.getOrDefault(metric, Series.empty());
  }
}
