package dev.lepton.plan.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What can only be seen in a series as a whole: two values for one time, a unit that changes on the
 * way, memory that the server does not have, times without values. Not thread-safe.
 */
final class SeriesChecks {
  private static final double SPARE = 1.1;

  /** MB and GB differ by 1024; usage rarely by more than this. */
  private static final double UNIT_STEP = 200;

  private static final long LONG_GAP_STEPS = 3;
  private static final long SHORTEST_GAP_SECONDS = 1800;

  private final Problems problems;
  private final String server;
  private final Allocation allocation;

  SeriesChecks(Problems problems, String server, Allocation allocation) {
    this.problems = problems;
    this.server = server;
    this.allocation = allocation;
  }

  Map<UsageMetric, Series> pass(Map<UsageMetric, Series.Builder> given) {
    Map<UsageMetric, Series> passed = new EnumMap<>(UsageMetric.class);
    Series times = Series.empty();
    for (var entry : given.entrySet()) {
      UsageMetric metric = entry.getKey();
      Series.Builder once =
          metric == UsageMetric.OOM_MIB || entry.getValue().inOrder()
              ? entry.getValue()
              : withoutDoubles(metric, entry.getValue());
      Series series = (metric.memory() ? believable(metric, once) : once).build().sharing(times);
      if (!series.isEmpty()) {
        passed.put(metric, series);
        times = series;
      }
    }
    UsageMetric main =
        passed.containsKey(UsageMetric.CPU_PERCENT)
            ? UsageMetric.CPU_PERCENT
            : UsageMetric.CPU_CORES;
    if (given.containsKey(main)) {
      warnOfGaps(main, given.get(main));
    }
    warnOfUnits(passed);
    return passed;
  }

  /** Two values for one time and server: the larger is kept. */
  private Series.Builder withoutDoubles(UsageMetric metric, Series.Builder values) {
    Map<Long, Integer> seen = new HashMap<>();
    Series.Builder once = new Series.Builder();
    for (int i = 0; i < values.size(); i++) {
      Integer at = seen.putIfAbsent(values.second(i), once.size());
      if (at == null) {
        once.add(values.second(i), values.value(i), values.row(i));
        continue;
      }
      problems.add(
          values.row(i),
          metric.column(),
          of(server)
              + "a second row for "
              + Instant.ofEpochSecond(values.second(i))
              + ", after row "
              + once.row(at)
              + (values.value(i) == once.value(at) ? "" : "; the larger value is kept"));
      once.set(at, Math.max(once.value(at), values.value(i)));
    }
    return once;
  }

  private Series.Builder believable(UsageMetric metric, Series.Builder values) {
    double most = allocation.memoryMib().orElse(Double.MAX_VALUE) * SPARE;
    double usual = median(values);
    Series.Builder kept = new Series.Builder();
    for (int i = 0; i < values.size(); i++) {
      double value = values.value(i);
      String doubt = "";
      if (value > most) {
        doubt = number(value) + " MB is more than the " + number(most / SPARE) + " MB it has";
      } else if (metric == UsageMetric.MEMORY_MIB
          && usual > 0
          && value > 0
          && slipped(value, usual)) {
        doubt =
            number(value) + " MB among values about " + number(usual) + " MB; MB and GB are mixed";
      }
      if (doubt.isEmpty()) {
        kept.add(values.second(i), value, values.row(i));
      } else {
        problems.add(values.row(i), metric.column(), of(server) + doubt + "; it is left out");
      }
    }
    return kept;
  }

  /** Whether 1024 times as much, or as little, would be an everyday value. */
  private static boolean slipped(double value, double usual) {
    double ratio = usual / value;
    return (ratio > UNIT_STEP && ratio < 1024 * 4)
        || (1 / ratio > UNIT_STEP && 1 / ratio < 1024 * 4);
  }

  private static double median(Series.Builder values) {
    double[] sorted = new double[values.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = values.value(i);
    }
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private void warnOfUnits(Map<UsageMetric, Series> passed) {
    Series memory = passed.getOrDefault(UsageMetric.MEMORY_MIB, Series.empty());
    double installedGib = allocation.memoryMib().orElse(0) / 1024;
    if (!memory.isEmpty() && memory.max() > 0 && memory.max() <= installedGib) {
      problems.add(
          0,
          UsageMetric.MEMORY_MIB.column(),
          of(server)
              + "no value above "
              + number(memory.max())
              + "; is the column in GB? It is read as MB");
    }
    Series cpu = passed.getOrDefault(UsageMetric.CPU_PERCENT, Series.empty());
    if (cpu.size() > 1 && cpu.max() <= 1 && cpu.max() > 0) {
      problems.add(
          0,
          UsageMetric.CPU_PERCENT.column(),
          of(server)
              + "no value above "
              + number(cpu.max())
              + "; is the column a share of 1? It is read as per cent");
    }
  }

  private void warnOfGaps(UsageMetric metric, Series.Builder values) {
    if (values.size() < 3) {
      return;
    }
    int[] order = order(values);
    long[] steps = new long[order.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = values.second(order[i + 1]) - values.second(order[i]);
    }
    long[] sorted = steps.clone();
    Arrays.sort(sorted);
    long usual = sorted[sorted.length / 2];
    long limit = Math.max(SHORTEST_GAP_SECONDS, LONG_GAP_STEPS * usual);
    int longest = 0;
    int gaps = 0;
    for (int i = 0; i < steps.length; i++) {
      gaps += steps[i] > limit ? 1 : 0;
      longest = steps[i] > steps[longest] ? i : longest;
    }
    if (gaps > 0) {
      problems.add(
          values.row(order[longest + 1]),
          metric.column(),
          String.format(
              Locale.ROOT,
              "%s%d gap%s in time; the longest, before this row, is of %s without a value",
              of(server),
              gaps,
              gaps == 1 ? "" : "s",
              text(Duration.ofSeconds(steps[longest]))));
    }
  }

  /** Of their times. */
  private static int[] order(Series.Builder values) {
    IntStream all = IntStream.range(0, values.size());
    return values.inOrder()
        ? all.toArray()
        : all.boxed()
            .sorted(Comparator.comparingLong(values::second))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private static String text(Duration duration) {
    return duration.toHours() > 0
        ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
        : duration.toMinutes() + " min";
  }

  private static String of(String server) {
    return server.isEmpty() ? "" : server + ": ";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }
}
