package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Instance;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Cuts series to a time before their end. */
final class History {
  private static final double SECONDS_PER_DAY = 86_400;

  private History() {}

  /**
   * @param days before the workload's last measurement; empty for all there is
   */
  static Observed of(Observed observed, OptionalDouble days) {
    if (days.isEmpty()) {
      return observed;
    }
    long last =
        observed.instances().stream()
            .flatMap(instance -> instance.series().values().stream())
            .mapToLong(series -> series.second(series.size() - 1))
            .max()
            .orElse(0);
    long from = last - Math.round(days.getAsDouble() * SECONDS_PER_DAY);
    List<Instance> cut = observed.instances().stream().map(one -> cut(one, from)).toList();
    return new Observed(observed.name(), cut, observed.allocation(), observed.autoscaled());
  }

  private static Instance cut(Instance instance, long from) {
    Map<UsageMetric, Series> kept = new EnumMap<>(UsageMetric.class);
    instance
        .series()
        .forEach(
            (metric, series) -> {
              int[] in =
                  IntStream.range(0, series.size()).filter(i -> series.second(i) >= from).toArray();
              if (in.length > 0) {
                kept.put(
                    metric,
                    Series.of(
                        IntStream.of(in).mapToLong(series::second).toArray(),
                        IntStream.of(in).mapToDouble(series::value).toArray()));
              }
            });
    return new Instance(instance.name(), kept);
  }
}
