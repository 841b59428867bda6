package dev.lepton.plan.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What costs money beside machines, in which unit, and between which prices one can be believed.
 */
public enum CloudService {
  BLOCK_STORAGE("GB-month", 0.001, 2),
  OBJECT_STORAGE("GB-month", 0.0005, 0.5),
  EGRESS_INTERNET("GB", 0.001, 1),
  EGRESS_REGION("GB", 0.001, 0.5),
  EGRESS_ZONE("GB", 0.001, 0.2),
  LOAD_BALANCER("hour", 0.001, 5),
  NAT_TRAFFIC("GB", 0.001, 0.5),
  MANAGED_KUBERNETES("hour", 0.01, 5),
  MANAGED_POSTGRESQL("vCPU-hour", 0.005, 5),
  MANAGED_MYSQL("vCPU-hour", 0.005, 5);

  private final String unit;
  private final double least;
  private final double most;

  CloudService(String unit, double least, double most) {
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /** As files have it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String unit() {
    return unit;
  }

  boolean believable(double usd) {
    return usd >= least && usd <= most;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  public static Optional<CloudService> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }
}
