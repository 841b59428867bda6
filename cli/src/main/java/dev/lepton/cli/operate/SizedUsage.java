package dev.lepton.cli.operate;

import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.operate.rightsize.Activity;
import dev.lepton.operate.rightsize.Workload.Advice;
import dev.lepton.operate.rightsize.Workload.Size;
import dev.lepton.plan.demand.EstateSizer;
import dev.lepton.plan.demand.InventoryBook;
import dev.lepton.plan.demand.SizeRequest;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.usage.Instance;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.plan.usage.UsageMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What the plan's sizing rules make of measured containers: over the whole time, and over equal
 * parts of it. Immutable.
 */
final class SizedUsage {
  private static final double DAY = 86_400;
  private static final int MOST_EVIDENCE = 8;

  private final Map<String, Observed> observed = new HashMap<>();
  private final Map<String, WorkloadSize> sizes;
  private final List<Map<String, WorkloadSize>> parts = new ArrayList<>();

  /**
   * @param windows so many equal parts
   */
  SizedUsage(UsageData usage, RuleSettings rule, Instant start, Instant end, int windows) {
    usage.workloads().forEach(one -> observed.put(one.name(), one));
    EstateSizer sizer = new EstateSizer(new SizeRequest(rule, 99, List.of()));
    this.sizes = sizes(sizer, usage);
    double length = (end.getEpochSecond() - start.getEpochSecond()) / (double) windows;
    for (int i = 0; i < windows; i++) {
      long from = start.getEpochSecond() + Math.round(i * length);
      long to = start.getEpochSecond() + Math.round((i + 1) * length);
      List<Observed> part =
          usage.workloads().stream()
              .map(one -> within(one, from, to))
              .filter(one -> !one.instances().isEmpty())
              .toList();
      parts.add(sizes(sizer, new UsageData(part, 0, 0, List.of())));
    }
  }

  private static Map<String, WorkloadSize> sizes(EstateSizer sizer, UsageData usage) {
    Map<String, WorkloadSize> sizes = new HashMap<>();
    sizer.single(usage, InventoryBook.empty()).forEach(size -> sizes.put(size.name(), size));
    return sizes;
  }

  private static Observed within(Observed one, long from, long to) {
    List<Instance> instances = new ArrayList<>();
    for (Instance instance : one.instances()) {
      Map<UsageMetric, Series> series = new EnumMap<>(UsageMetric.class);
      instance
          .series()
          .forEach(
              (metric, all) -> {
                Series some = within(all, from, to);
                if (!some.isEmpty()) {
                  series.put(metric, some);
                }
              });
      if (!series.isEmpty()) {
        instances.add(new Instance(instance.name(), series));
      }
    }
    return new Observed(one.name(), instances, one.allocation(), one.autoscaled());
  }

  private static Series within(Series series, long from, long to) {
    int[] inside =
        LongStream.range(0, series.size())
            .mapToInt(i -> (int) i)
            .filter(i -> series.second(i) > from && series.second(i) <= to)
            .toArray();
    long[] seconds = new long[inside.length];
    double[] values = new double[inside.length];
    for (int i = 0; i < inside.length; i++) {
      seconds[i] = series.second(inside[i]);
      values[i] = series.value(inside[i]);
    }
    return Series.of(seconds, values);
  }

  /**
   * The name under which the usage has a container; empty where it was not measured.
   *
   * @param namespace empty for any, if one alone fits
   */
  Optional<String> name(String namespace, String workload, String container) {
    String end = "/" + workload + "/" + container;
    if (!namespace.isEmpty()) {
      return Optional.of(namespace + end).filter(observed::containsKey);
    }
    List<String> all = observed.keySet().stream().filter(name -> name.endsWith(end)).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Peak cores of all pods of these containers at one time. */
  double peakCores(List<String> names) {
    TreeMap<Long, Double> sums = new TreeMap<>();
    for (String name : names) {
      for (Series series : observed.get(name).cpuCores()) {
        for (int i = 0; i < series.size(); i++) {
          sums.merge(series.second(i), series.value(i), Double::sum);
        }
      }
    }
    return sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** Between the first and the last measurement. */
  double days(List<String> names) {
    return names.stream()
        .flatMap(name -> observed.get(name).instances().stream())
        .flatMap(instance -> instance.series().values().stream())
        .mapToDouble(series -> span(series) / DAY)
        .max()
        .orElse(0);
  }

  private static double span(Series series) {
    return series.isEmpty() ? 0 : series.second(series.size() - 1) - series.second(0);
  }

  Advice advice(String name, Activity activity) {
    Observed one = observed.get(name);
    WorkloadSize size = sizes.get(name);
    List<String> evidence = new ArrayList<>();
    size.figures().stream()
        .filter(figure -> !figure.name().matches(".* (lower|upper|baseline)"))
        .limit(MOST_EVIDENCE)
        .forEach(
            figure ->
                evidence.add(
                    String.format(
                        Locale.ROOT,
                        "%s %.3f %s: %s",
                        figure.name(),
                        figure.value(),
                        figure.unit(),
                        figure.how())));
    evidence.addAll(size.warnings());
    return new Advice(
        size(Optional.of(size), one),
        parts.stream().map(part -> size(Optional.ofNullable(part.get(name)), one)).toList(),
        new Size(mean(one.cpuCores()), mean(one.memoryMib())),
        one.measured(UsageMetric.OOM_MIB),
        activity,
        size.confidence(),
        evidence);
  }

  /** What was not measured has no size here, whatever it asks for. */
  private static Size size(Optional<WorkloadSize> size, Observed one) {
    return new Size(
        measured(size, one.cpuCores(), compute -> compute.cpuRequest()),
        measured(size, one.memoryMib(), compute -> compute.memoryRequestMib()));
  }

  private static OptionalDouble measured(
      Optional<WorkloadSize> size,
      List<Series> series,
      Function<WorkloadSize.Compute, Optional<Double>> of) {
    return size.filter(one -> one.from() == WorkloadSize.Source.SERIES && !series.isEmpty())
        .flatMap(one -> of.apply(one.compute()))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble mean(List<Series> series) {
    return series.stream().mapToDouble(Series::mean).average();
  }
}
