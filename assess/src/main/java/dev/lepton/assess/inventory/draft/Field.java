package dev.lepton.assess.inventory.draft;

/** Single values of a server. */
public enum Field {
  NAME("name"),
  UUID("uuid"),
  MO_REF("moRef"),
  V_CENTER("vCenter"),
  SERIAL("serial"),
  HOST_NAME("hostName"),
  CORES("cores"),
  MEMORY_MB("memoryMb"),
  CPU_MODEL("cpuModel"),
  ARCHITECTURE("architecture"),
  FIRMWARE("firmware"),
  OS_NAME("osName"),
  OS_VERSION("osVersion"),
  POWERED_ON("poweredOn"),
  DATACENTER("datacenter"),
  CLUSTER("cluster"),
  HOST("host");

  private final String key;

  Field(String key) {
    this.key = key;
  }

  /** As the inventory calls it. */
  public String key() {
    return key;
  }
}
