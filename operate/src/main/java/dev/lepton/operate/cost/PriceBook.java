package dev.lepton.operate.cost;

import java.util.Optional;

/** What things cost. Empty means that nobody knows, never that it is free. */
public interface PriceBook {
  /** USD an hour for the whole node. */
  Optional<UnitPrice> node(NodeFacts node);

  /**
   * USD a GiB and month of 730 hours.
   *
   * @param storageClass as the cluster names it
   */
  Optional<UnitPrice> volume(String storageClass);

  /** USD an hour. */
  Optional<UnitPrice> loadBalancer();

  /** USD a GiB of what pods send. */
  Optional<UnitPrice> traffic();

  /** USD an hour of the cluster's control plane. */
  Optional<UnitPrice> controlPlane();

  /** How to have a node like this priced. */
  String fix(NodeFacts node);
}
