package dev.lepton.deploy.cluster;

import dev.lepton.deploy.canary.CanarySteps;

/** How users get from one release to the next. */
public sealed interface Strategy {
  Strategy ROLLING = new Rolling();
  Strategy BLUE_GREEN = new BlueGreen();

  /** Whether the new release is made beside the old one. */
  boolean besideTheOld();

  /** Pod by pod, as each manifest says. */
  record Rolling() implements Strategy {
    @Override
    public boolean besideTheOld() {
      return false;
    }
  }

  /**
   * The new one is made beside the old one, as large as it; once all of it is healthy, services
   * change over at once. Only deployments that a service leads to; what else there is rolls.
   */
  record BlueGreen() implements Strategy {
    @Override
    public boolean besideTheOld() {
      return true;
    }
  }

  /**
   * As blue-green, but before services change over a growing share of users meets the new release,
   * and how it does is compared with the old one. The first release has nothing to compare with and
   * is brought in as by blue-green.
   *
   * @param steps how the share grows
   * @param analysis asked after each step
   */
  record Canary(CanarySteps steps, CanaryAnalysis analysis) implements Strategy {
    @Override
    public boolean besideTheOld() {
      return true;
    }
  }
}
