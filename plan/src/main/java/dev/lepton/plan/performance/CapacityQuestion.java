package dev.lepton.plan.performance;

import java.util.OptionalDouble;

/**
 * What is asked of load tests.
 *
 * @param plannedLoad in the unit of the tests' loads; empty if none is planned
 * @param plannedRate requests a second, instead of a load
 * @param objectiveMillis the p95 that is promised
 * @param replicas how many there were in the tests, at least 1
 * @param reaction how an autoscaler follows
 */
public record CapacityQuestion(
    OptionalDouble plannedLoad,
    OptionalDouble plannedRate,
    OptionalDouble objectiveMillis,
    int replicas,
    Reaction reaction) {

  /**
   * @param growthPerSecond the share by which the load grows in a second at its steepest
   * @param scrapeSeconds until the growth is seen
   * @param startSeconds until a new replica works
   */
  public record Reaction(double growthPerSecond, double scrapeSeconds, double startSeconds) {
    /** A tenth of a percent a second, half a minute and a minute. */
    public static Reaction defaults() {
      return new Reaction(0.001, 30, 60);
    }

    double factor() {
      return 1 + growthPerSecond * (scrapeSeconds + startSeconds);
    }
  }
}
