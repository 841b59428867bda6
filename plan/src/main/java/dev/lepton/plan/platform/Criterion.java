package dev.lepton.plan.platform;

/** What platforms are compared by. */
public enum Criterion {
  COST("cost"),
  NETWORK("network"),
  ECOSYSTEM("ecosystem"),
  SECURITY("security"),
  SERVICE_MODEL("serviceModel"),
  REGIONS("regions");

  private final String id;

  Criterion(String id) {
    this.id = id;
  }

  /** The name in documents. */
  public String id() {
    return id;
  }
}
