package dev.lepton.plan.usage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several servers as if they were one: their peaks per ten minutes added up. */
public final class UsageSum {
  private static final long WINDOW_SECONDS = 600;

  private UsageSum() {}

  /**
   * @param all at least one
   * @param together what they have together; cores that no server tells of are shared out evenly
   */
  public static Observed of(List<Observed> all, Allocation together) {
    List<Instance> single = all.stream().flatMap(one -> one.instances().stream()).toList();
    if (single.size() == 1) {
      return new Observed(all.get(0).name(), single, together, false);
    }
    double each = together.cores().orElse(0) / single.size();
    Map<UsageMetric, Series> sums = new EnumMap<>(UsageMetric.class);
    for (UsageMetric metric : UsageMetric.values()) {
      List<Series> series = new ArrayList<>();
      for (Observed one : all) {
        series.addAll(metric == UsageMetric.CPU_CORES ? cores(one, each) : one.all(metric));
      }
      if (!series.isEmpty() && metric != UsageMetric.CPU_PERCENT) {
        sums.put(metric, metric == UsageMetric.OOM_MIB ? series.get(0) : sum(series));
      }
    }
    return new Observed(
        all.size() + " servers", List.of(new Instance("together", sums)), together, false);
  }

  private static List<Series> cores(Observed one, double each) {
    if (one.measured(UsageMetric.CPU_CORES)) {
      return one.all(UsageMetric.CPU_CORES);
    }
    double cores = one.allocation().cores().orElse(each);
    return one.all(UsageMetric.CPU_PERCENT).stream()
        .map(series -> series.map(percent -> percent / 100 * cores))
        .toList();
  }

  /** A server that is missing at some time counts with its mean: it was hardly idle just then. */
  private static Series sum(List<Series> all) {
    TreeMap<Long, Double> sums = new TreeMap<>();
    for (Series series : all) {
      for (int i = 0; i < series.size(); i++) {
        sums.put(Math.floorDiv(series.second(i), WINDOW_SECONDS), 0.0);
      }
    }
    for (Series series : all) {
      Map<Long, Double> peaks = new TreeMap<>();
      for (int i = 0; i < series.size(); i++) {
        peaks.merge(Math.floorDiv(series.second(i), WINDOW_SECONDS), series.value(i), Math::max);
      }
      double mean = series.mean();
      sums.replaceAll((window, sum) -> sum + peaks.getOrDefault(window, mean));
    }
    return Series.of(
        sums.keySet().stream().mapToLong(window -> window * WINDOW_SECONDS).toArray(),
        sums.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
