package dev.lepton.plan.demand.rule;

import static dev.lepton.plan.demand.rule.RuleSheet.number;
import static dev.lepton.plan.demand.rule.RuleSheet.text;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Memory of a Java virtual machine. Its used heap climbs to whatever it may have before it is
 * cleaned up, so the process's size says little; what it needs is twice what is left after a
 * cleaning, its metaspace, a stack for each thread, its direct buffers, and what the virtual
 * machine itself takes.
 */
final class JvmMemory {
  private static final double HEAP_FACTOR = 2;
  private static final double METASPACE_SPARE = 1.1;
  private static final double DIRECT_SPARE = 1.1;
  private static final double ASSUMED_METASPACE_MIB = 128;
  private static final double ASSUMED_THREADS = 100;
  private static final double OWN_MIB = 48;
  private static final double OWN_SHARE_OF_HEAP = 0.05;
  private static final long HOUR_SECONDS = 3600;

  private final Observed observed;
  private final RuleSheet sheet;
  private final JvmOptions options;

  JvmMemory(Observed observed, RuleSheet sheet) {
    this.observed = observed;
    this.sheet = sheet;
    this.options =
        JvmOptions.of(observed.allocation().javaCommand(), observed.allocation().memoryMib());
  }

  /** From the measured parts, in MiB; empty where the heap was not measured. */
  OptionalDouble measured() {
    List<Series> heaps = observed.all(UsageMetric.HEAP_MIB);
    if (heaps.isEmpty()) {
      return OptionalDouble.empty();
    }
    double live = heaps.stream().mapToDouble(JvmMemory::live).max().orElse(0);
    sheet.figure("JVM live heap", live, "MiB", "P95 of the hourly lows of the used heap");
    double most = options.heap().orElse(Double.MAX_VALUE);
    double heap =
        sheet.figure(
            "JVM heap",
            Math.min(live * HEAP_FACTOR, most),
            "MiB",
            live * HEAP_FACTOR > most
                ? "-Xmx"
                : text("%s × %s; use it as -Xmx", number(live), number(HEAP_FACTOR)));
    double sum = heap + metaspace() + stacks() + direct(0) + own(heap);
    double rest = others();
    return OptionalDouble.of(sheet.figure("JVM memory", sum + rest, "MiB", "the sum of its parts"));
  }

  /**
   * What the process can grow to at most, in MiB; empty where its heap's limit is not known. What
   * is measured above it belongs to somebody else on the machine.
   */
  OptionalDouble ceiling() {
    if (options.heap().isEmpty()) {
      return OptionalDouble.empty();
    }
    double heap = sheet.figure("JVM heap limit", options.heap().getAsDouble(), "MiB", "-Xmx");
    double direct = options.direct().orElse(0);
    double sum = heap + metaspace() + stacks() + direct(direct) + own(heap);
    return OptionalDouble.of(
        sheet.figure("JVM ceiling", sum, "MiB", "what the process can grow to"));
  }

  private double metaspace() {
    OptionalDouble measured = most(UsageMetric.METASPACE_MIB);
    if (measured.isPresent()) {
      return sheet.figure(
          "JVM metaspace",
          measured.getAsDouble() * METASPACE_SPARE,
          "MiB",
          text("peak %s × 1.1", number(measured.getAsDouble())));
    }
    return sheet.figure(
        "JVM metaspace",
        options.metaspace().orElse(ASSUMED_METASPACE_MIB),
        "MiB",
        options.metaspace().isPresent() ? "-XX:MaxMetaspaceSize" : "assumed, not measured");
  }

  private double stacks() {
    OptionalDouble measured = most(UsageMetric.THREADS);
    double threads = measured.orElse(ASSUMED_THREADS);
    return sheet.figure(
        "JVM thread stacks",
        threads * options.stack(),
        "MiB",
        text(
            "%s threads%s × %s MiB",
            number(threads), measured.isPresent() ? "" : ", assumed,", number(options.stack())));
  }

  private double direct(double otherwise) {
    OptionalDouble measured = most(UsageMetric.DIRECT_MIB);
    double needed = measured.isPresent() ? measured.getAsDouble() * DIRECT_SPARE : otherwise;
    return sheet.figure(
        "JVM direct buffers",
        needed,
        "MiB",
        measured.isPresent()
            ? text("peak %s × 1.1", number(measured.getAsDouble()))
            : otherwise > 0 ? "-XX:MaxDirectMemorySize" : "not measured, no limit known");
  }

  private double own(double heap) {
    return sheet.figure(
        "JVM itself",
        OWN_MIB + OWN_SHARE_OF_HEAP * heap,
        "MiB",
        "assumed: 48 MiB of compiled code and symbols, 5 % of the heap for the collector");
  }

  /** What even a full heap cannot explain of the measured memory. */
  private double others() {
    Optional<Double> peak = observed.memoryMib().stream().map(Series::max).max(Double::compare);
    double full =
        options.heap().orElse(most(UsageMetric.HEAP_MIB).orElse(0))
            + most(UsageMetric.METASPACE_MIB).orElse(0)
            + most(UsageMetric.THREADS).orElse(ASSUMED_THREADS) * options.stack()
            + most(UsageMetric.DIRECT_MIB).orElse(0)
            + options.codeCache();
    double rest = Math.max(0, peak.orElse(0.0) - full);
    if (rest > 0) {
      sheet.figure(
          "other memory",
          rest,
          "MiB",
          text("peak %s less what the JVM can have, %s", number(peak.orElse(0.0)), number(full)));
    }
    return rest;
  }

  private OptionalDouble most(UsageMetric metric) {
    return observed.all(metric).stream().mapToDouble(Series::max).max();
  }

  private static double live(Series heap) {
    WindowPeaks lows = WindowPeaks.of(heap.map(value -> -value), HOUR_SECONDS);
    return -WindowPeaks.percentile(lows.values(), 5);
  }
}
