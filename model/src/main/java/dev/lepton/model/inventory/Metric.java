package dev.lepton.model.inventory;

/** What is measured of a server over time. */
public enum Metric {
  /** 0 to 100, of all cores together. */
  CPU_PERCENT("%"),
  /** Cores in use, for containers, which have no number of cores of their own. */
  CPU_CORES("cores"),
  /** 0 to 100. */
  MEMORY_PERCENT("%"),
  /** In MiB. */
  MEMORY_MB("MiB"),
  DISK_IOPS("1/s"),
  DISK_READ_IOPS("1/s"),
  DISK_WRITE_IOPS("1/s"),
  /** In MB (a million bytes) a second, and so are the next two. */
  DISK_MBPS("MB/s"),
  DISK_READ_MBPS("MB/s"),
  DISK_WRITE_MBPS("MB/s"),
  /** In megabits a second, and so are the next two. */
  NETWORK_MBPS("Mbit/s"),
  NETWORK_IN_MBPS("Mbit/s"),
  NETWORK_OUT_MBPS("Mbit/s");

  private final String unit;

  Metric(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }
}
