package dev.lepton.plan.usage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Gathers measurements by workload and instance. Not thread-safe. */
final class UsageBook {
  private final Problems problems;
  private final Function<String, Allocation> known;

  /** By name in lower case, then by pod. */
  private final TreeMap<String, Map<String, Page>> pages = new TreeMap<>();

  private final Map<String, String> spelled = new LinkedHashMap<>();

  /** Machines by the name as it is written, which is mostly always the same. */
  private final Map<String, Page> machines = new HashMap<>();

  UsageBook(Problems problems, Function<String, Allocation> known) {
    this.problems = problems;
    this.known = known;
  }

  /**
   * @param workload one name, whatever the case of its letters
   * @param pod empty for a machine
   */
  Page page(String workload, String pod) {
    if (!pod.isEmpty()) {
      return find(workload, pod);
    }
    return machines.computeIfAbsent(workload, name -> find(name, ""));
  }

  private Page find(String workload, String pod) {
    String key = workload.toLowerCase(Locale.ROOT);
    String first = spelled.putIfAbsent(key, workload);
    if (first != null && !first.equals(workload)) {
      String both = key + "/" + workload;
      if (spelled.putIfAbsent(both, workload) == null) {
        problems.add(
            0, "server", "\"" + workload + "\" and \"" + first + "\" are taken for one server");
      }
    }
    return pages
        .computeIfAbsent(key, any -> new LinkedHashMap<>())
        .computeIfAbsent(pod, any -> new Page());
  }

  /** Every workload whose name begins so follows its load. */
  void autoscaled(String beginning) {
    String start = beginning.toLowerCase(Locale.ROOT);
    pages.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .flatMap(entry -> entry.getValue().values().stream())
        .forEach(Page::autoscaled);
  }

  /** Everything that was gathered, checked, by name; afterwards there is nothing left. */
  List<Observed> workloads() {
    machines.clear();
    warnOfDoubles();
    List<Observed> workloads = new ArrayList<>();
    // Taken out one by one: what was read of a workload is not needed once its series are made.
    for (var entry = pages.pollFirstEntry(); entry != null; entry = pages.pollFirstEntry()) {
      workloads.add(workload(entry.getKey(), entry.getValue()));
    }
    return workloads;
  }

  private Observed workload(String key, Map<String, Page> pods) {
    String name = spelled.getOrDefault(key, key);
    Allocation allocation = known.apply(name);
    for (Page page : pods.values()) {
      allocation = allocation.or(page.allocation);
    }
    // What a pod requests is no bound of what it uses.
    Allocation bound = pods.containsKey("") ? allocation : Allocation.unknown();
    SeriesChecks checks = new SeriesChecks(problems, name, bound);
    List<Instance> instances = new ArrayList<>();
    pods.forEach(
        (pod, page) ->
            instances.add(new Instance(pod.isEmpty() ? name : pod, checks.pass(page.series))));
    boolean autoscaled = pods.values().stream().anyMatch(page -> page.autoscaled);
    return new Observed(name, instances, allocation, autoscaled);
  }

  /** web1 and web1.example.com may be one server or two; nobody can tell from here. */
  private void warnOfDoubles() {
    for (String key : pages.keySet()) {
      int dot = key.indexOf('.');
      String host = dot > 0 ? key.substring(0, dot) : "";
      if (!host.isEmpty() && pages.containsKey(host) && !host.matches("[0-9]+")) {
        problems.add(
            0,
            "server",
            "\""
                + spelled.get(host)
                + "\" and \""
                + spelled.get(key)
                + "\" may be one server; they are sized as two");
      }
    }
  }

  /** The measurements of one instance. */
  static final class Page {
    private final Map<UsageMetric, Series.Builder> series = new EnumMap<>(UsageMetric.class);
    private Allocation allocation = Allocation.unknown();
    private boolean autoscaled;

    void add(long second, int row, Map<UsageMetric, Double> values) {
      values.forEach((metric, value) -> add(metric, second, value, row));
    }

    void add(UsageMetric metric, long second, double value, int row) {
      series.computeIfAbsent(metric, any -> new Series.Builder()).add(second, value, row);
    }

    /** The first to say a size is believed. */
    void allocated(Allocation said) {
      allocation = allocation.or(said);
    }

    void autoscaled() {
      autoscaled = true;
    }
  }
}
