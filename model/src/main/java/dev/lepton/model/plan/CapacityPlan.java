package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * What load tests say of other loads.
 *
 * @param scalability the universal scalability law that fits them
 * @param queue the queue M/M/c that stands for the system's response times
 * @param planned empty where no load was planned
 * @param autoscaler empty where no objective was given
 * @param points the tests and what the models say of them, by load
 * @param explanation each formula with its numbers filled in
 * @param leftOut rows that could not be used, each with line and column
 * @param notes what else is worth knowing
 */
public record CapacityPlan(
    Scalability scalability,
    Queue queue,
    Optional<Prediction> planned,
    Optional<Autoscaler> autoscaler,
    List<Point> points,
    List<String> explanation,
    List<String> leftOut,
    List<String> notes) {

  public CapacityPlan {
    points = List.copyOf(points);
    explanation = List.copyOf(explanation);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * X(N) = γN / (1 + α(N − 1) + βN(N − 1)).
   *
   * @param alpha contention
   * @param beta coherency
   * @param gamma requests a second at a load of 1
   * @param rSquared share of the throughputs' variance that the law explains
   * @param peakLoad the load of the highest throughput; empty if it never falls
   * @param peakThroughput requests a second; empty if nothing bounds it
   */
  public record Scalability(
      Estimate alpha,
      Estimate beta,
      Estimate gamma,
      double rSquared,
      Optional<Double> peakLoad,
      Optional<Double> peakThroughput) {}

  /**
   * A figure and how sure it is; the last two are empty where there are too few tests to say.
   *
   * @param halfWidth half the width of the 95 % interval
   */
  public record Estimate(
      double value, Optional<Double> standardError, Optional<Double> halfWidth) {}

  /**
   * @param servers c
   * @param serviceMillis mean time that one request takes of one server
   * @param capacity requests a second
   * @param meanErrorPercent by how much it misses the measured response times; empty if there are
   *     none
   * @param cpuCapacity requests a second at which the CPUs are busy all the time, by the demand
   *     law; empty where CPU was not measured
   * @param basis how it was found
   */
  public record Queue(
      int servers,
      double serviceMillis,
      double capacity,
      Optional<Double> meanErrorPercent,
      Optional<Double> cpuCapacity,
      String basis) {}

  /**
   * @param load at the same time
   * @param throughput requests a second
   * @param throughputHalfWidth half the width of the 95 % interval; empty where it cannot be said
   * @param utilisation 0 to 1, of the queue's servers
   * @param meanMillis N/X, by Little's law
   * @param p95Millis the larger of what queue and law say
   * @param basis how the p95 was found
   * @param meetsObjective empty without an objective
   * @param largestLoad that stays within the objective, or without one the load of the peak; empty
   *     if there is none
   * @param headroomPercent by how much the load can grow until then; negative if it is beyond
   */
  public record Prediction(
      double load,
      double throughput,
      Optional<Double> throughputHalfWidth,
      double utilisation,
      double meanMillis,
      double p95Millis,
      String basis,
      Optional<Boolean> meetsObjective,
      Optional<Double> largestLoad,
      Optional<Double> headroomPercent) {}

  /**
   * A horizontal autoscaler on utilisation.
   *
   * @param objectiveMillis the p95 that is promised
   * @param highestPercent utilisation of a replica whose p95 just meets it; 0 if not even an idle
   *     one does
   * @param targetPercent what to configure: less by what the load grows until a new replica works
   * @param replicas that the planned load needs at the target; empty without a planned load
   */
  public record Autoscaler(
      double objectiveMillis,
      double highestPercent,
      double targetPercent,
      Optional<Integer> replicas) {}

  /**
   * @param measured requests a second; empty where only the models speak
   * @param p95Measured ms
   * @param throughput by the law
   * @param p95 ms, by the models; empty where there is no steady state
   */
  public record Point(
      double load,
      Optional<Double> measured,
      Optional<Double> p95Measured,
      double throughput,
      Optional<Double> p95) {}
}
