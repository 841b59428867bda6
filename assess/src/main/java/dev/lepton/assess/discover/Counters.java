package dev.lepton.assess.discover;

import dev.lepton.model.inventory.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Totals since the server started, but for the memory.
 *
 * @param cpuBusy time in which a core worked, in any unit
 * @param cpuTotal all time of all cores, in the same unit
 * @param memoryMb in use, in MiB, without what is cached only
 */
public record Counters(
    double cpuBusy, double cpuTotal, double memoryMb, Disks disks, Network network) {
  private static final double MEGA = 1e6;

  /** All disks together: operations and bytes. */
  public record Disks(double reads, double writes, double readBytes, double writeBytes) {}

  /** All cards together, in bytes. */
  public record Network(double in, double out) {}

  /**
   * What happened a second between an earlier reading and this one. A counter that ran backwards (a
   * disk was taken out, the server was started anew) gives no value.
   */
  public Map<Metric, Double> since(Counters earlier, Duration time) {
    Map<Metric, Double> rates = new EnumMap<>(Metric.class);
    rates.put(Metric.MEMORY_MB, memoryMb);
    double total = cpuTotal - earlier.cpuTotal;
    double busy = cpuBusy - earlier.cpuBusy;
    if (total > 0 && busy >= 0) {
      rates.put(Metric.CPU_PERCENT, Math.min(100, 100 * busy / total));
    }
    double seconds = time.toNanos() / 1e9;
    if (seconds <= 0) {
      return rates;
    }
    Disks old = earlier.disks;
    rate(rates, Metric.DISK_READ_IOPS, disks.reads - old.reads, seconds);
    rate(rates, Metric.DISK_WRITE_IOPS, disks.writes - old.writes, seconds);
    rate(rates, Metric.DISK_READ_MBPS, disks.readBytes - old.readBytes, seconds * MEGA);
    rate(rates, Metric.DISK_WRITE_MBPS, disks.writeBytes - old.writeBytes, seconds * MEGA);
    rate(rates, Metric.NETWORK_IN_MBPS, 8 * (network.in - earlier.network.in), seconds * MEGA);
    rate(rates, Metric.NETWORK_OUT_MBPS, 8 * (network.out - earlier.network.out), seconds * MEGA);
    return rates;
  }

  private static void rate(Map<Metric, Double> rates, Metric metric, double more, double unit) {
    if (more >= 0) {
      rates.put(metric, more / unit);
    }
  }
}
