package dev.lepton.plan.platform;

import dev.lepton.model.assessment.Decision.Strategy;

/** How much of the machine the provider runs. */
enum ServiceModel {
  KUBERNETES("kubernetes"),
  VIRTUAL_MACHINE("virtual-machine");

  private final String id;

  ServiceModel(String id) {
    this.id = id;
  }

  static ServiceModel of(String id) {
    return VIRTUAL_MACHINE.id.equals(id) ? VIRTUAL_MACHINE : KUBERNETES;
  }

  String id() {
    return id;
  }

  /**
   * How well it suits what the assessment decided, 0 to 1: a rehost wants machines like today's,
   * anything else a cluster.
   */
  double suits(Strategy strategy) {
    boolean machines = strategy == Strategy.REHOST || strategy == Strategy.RELOCATE;
    if (machines) {
      return this == VIRTUAL_MACHINE ? 1.0 : 0.7;
    }
    return this == KUBERNETES ? 1.0 : 0.5;
  }

  /** 0 to 1: what the provider does not patch and isolate, the customer must. */
  double security() {
    return this == KUBERNETES ? 0.8 : 0.6;
  }
}
