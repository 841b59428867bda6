package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.Instance;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Workloads for the rules' tests. */
final class Loads {
  /** A Monday. */
  static final long START = 1_780_272_000L;

  private final List<Map<UsageMetric, Series>> instances = new ArrayList<>();
  private Allocation allocation = Allocation.unknown();
  private boolean autoscaled;

  static Loads one() {
    return new Loads().pod();
  }

  Loads pod() {
    instances.add(new EnumMap<>(UsageMetric.class));
    return this;
  }

  /** A measurement every so many seconds from START on. */
  Loads with(UsageMetric metric, int count, int seconds, IntToDoubleFunction value) {
    instances.get(instances.size() - 1).put(metric, series(count, seconds, value));
    return this;
  }

  Loads of(double cores, double memoryMib) {
    allocation = Allocation.of(cores, memoryMib);
    return this;
  }

  Loads with(Allocation known) {
    allocation = known;
    return this;
  }

  Loads autoscaled() {
    autoscaled = true;
    return this;
  }

  Observed observed() {
    List<Instance> all = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      all.add(new Instance("pod" + i, instances.get(i)));
    }
    return new Observed("shop", all, allocation, autoscaled);
  }

  static Series series(int count, int seconds, IntToDoubleFunction value) {
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = START + (long) i * seconds;
      values[i] = value.applyAsDouble(i);
    }
    return Series.of(times, values);
  }

  static double figure(RuleAnswer answer, String name) {
    return answer.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + answer.figures()))
        .value();
  }
}
