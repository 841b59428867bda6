package dev.lepton.plan.usage;

import java.util.List;

/** What is measured over time, in one unit each, and what the columns of a file call it. */
public enum UsageMetric {
  /** 0 to 100, of all cores together. */
  CPU_PERCENT(100, "cpu_percent", "cpu %", "cpu", "cpu usage %"),
  CPU_CORES(65_536, "cpu_cores", "cpu cores", "cores used"),
  /** MiB; what tools call MB. */
  MEMORY_MIB(1 << 30, "memory_mb", "memory MiB", "memory used MB", "memory"),
  MEMORY_PERCENT(100, "memory_percent", "memory %"),
  DISK_IOPS(1e9, "disk_iops", "iops"),
  DISK_READ_IOPS(1e9, "disk_read_iops"),
  DISK_WRITE_IOPS(1e9, "disk_write_iops"),
  /** A million bytes a second, and so are the next two. */
  DISK_MBPS(1e9, "disk_mbps", "disk MB/s"),
  DISK_READ_MBPS(1e9, "disk_read_mbps", "disk read MB/s"),
  DISK_WRITE_MBPS(1e9, "disk_write_mbps", "disk write MB/s"),
  /** Outbound megabits a second. */
  NETWORK_OUT_MBPS(
      1e9, "network_out_mbps", "network_mbps", "network Mbit/s", "network transmit Mbps"),
  NETWORK_IN_MBPS(1e9, "network_in_mbps", "network receive Mbps"),
  /** Used heap of a Java virtual machine, MiB. */
  HEAP_MIB(1 << 30, "heap_mb", "heap MiB", "jvm heap MB"),
  METASPACE_MIB(1 << 20, "metaspace_mb", "metaspace MiB", "jvm metaspace MB"),
  /** Direct buffers, MiB. */
  DIRECT_MIB(1 << 30, "direct_mb", "direct MiB", "jvm direct MB"),
  THREADS(1e6, "threads", "jvm threads"),
  /** Memory in MiB at which a process was killed for want of it; a value only then. */
  OOM_MIB(1 << 30, "oom_mb", "oom MiB", "oom killed at MB");

  private final double most;
  private final List<String> columns;

  UsageMetric(double most, String... columns) {
    this.most = most;
    this.columns = List.of(columns);
  }

  /** Beyond this a value is a unit mistaken or a counter gone wrong. */
  double most() {
    return most;
  }

  /** The documented name of its column. */
  public String column() {
    return columns.get(0);
  }

  List<String> columns() {
    return columns;
  }

  boolean memory() {
    return switch (this) {
      case MEMORY_MIB, HEAP_MIB, METASPACE_MIB, DIRECT_MIB, OOM_MIB -> true;
      default -> false;
    };
  }
}
