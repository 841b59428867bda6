package dev.lepton.plan.demand;

import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What an inventory says of a server's usage: a percentile, peak or average that somebody else
 * worked out.
 */
final class SummaryUsage {
  private static final int FROM_SAMPLES = 3;
  private static final int FROM_FIGURES = 2;
  private static final double MEBIBYTES = 1;

  private final Server server;

  SummaryUsage(Server server) {
    this.server = server;
  }

  /**
   * @param how p95, peak or average
   */
  record Level(double value, String how, boolean fromSamples) {}

  Optional<Level> cores() {
    Optional<Level> cores = level(Metric.CPU_CORES, 1);
    return cores.isPresent()
        ? cores
        : server.hardware().cores().flatMap(have -> level(Metric.CPU_PERCENT, have / 100.0));
  }

  Optional<Level> memoryMib() {
    Optional<Level> memory = level(Metric.MEMORY_MB, MEBIBYTES);
    return memory.isPresent()
        ? memory
        : server.hardware().memoryMb().flatMap(have -> level(Metric.MEMORY_PERCENT, have / 100.0));
  }

  OptionalDouble iops() {
    return rate(Metric.DISK_IOPS, Metric.DISK_READ_IOPS, Metric.DISK_WRITE_IOPS)
        .orElse(disks(Disk::readIops, Disk::writeIops));
  }

  OptionalDouble diskMbps() {
    return rate(Metric.DISK_MBPS, Metric.DISK_READ_MBPS, Metric.DISK_WRITE_MBPS)
        .orElse(disks(Disk::readMbPerSecond, Disk::writeMbPerSecond));
  }

  OptionalDouble networkMbps() {
    return level(Metric.NETWORK_OUT_MBPS, 1)
        .or(() -> level(Metric.NETWORK_MBPS, 1))
        .map(level -> OptionalDouble.of(level.value()))
        .orElse(OptionalDouble.empty());
  }

  /** 3 where the percentile was taken of samples, 2 where a file told a figure. */
  static int confidence(Level level) {
    return level.fromSamples() ? FROM_SAMPLES : FROM_FIGURES;
  }

  private Optional<OptionalDouble> rate(Metric all, Metric one, Metric other) {
    Optional<Level> whole = level(all, 1);
    if (whole.isPresent()) {
      return Optional.of(OptionalDouble.of(whole.get().value()));
    }
    Optional<Level> read = level(one, 1);
    Optional<Level> write = level(other, 1);
    return read.isEmpty() && write.isEmpty()
        ? Optional.empty()
        : Optional.of(
            OptionalDouble.of(
                read.map(Level::value).orElse(0.0) + write.map(Level::value).orElse(0.0)));
  }

  private OptionalDouble disks(
      Function<Disk, Optional<Double>> one, Function<Disk, Optional<Double>> other) {
    boolean any =
        server.disks().stream()
            .anyMatch(disk -> one.apply(disk).isPresent() || other.apply(disk).isPresent());
    return any
        ? OptionalDouble.of(
            server.disks().stream()
                .mapToDouble(disk -> one.apply(disk).orElse(0.0) + other.apply(disk).orElse(0.0))
                .sum())
        : OptionalDouble.empty();
  }

  private Optional<Level> level(Metric metric, double factor) {
    Usage usage = server.usage().get(metric);
    if (usage == null) {
      return Optional.empty();
    }
    boolean samples = usage.samples() > 0;
    return usage
        .p95()
        .map(value -> new Level(value * factor, "P95", samples))
        .or(() -> usage.peak().map(value -> new Level(value * factor, "peak", samples)))
        .or(() -> usage.average().map(value -> new Level(value * factor, "average", false)));
  }
}
