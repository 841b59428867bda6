package dev.lepton.model.plan;

import java.util.List;

/**
 * Pods packed onto nodes, with everything that is needed to check it by hand.
 *
 * @param catalogue provider:region
 * @param pricesAsOf the day of the price list
 * @param hourlyCost the sum of the nodes' prices, each by the share of the hours that it is paid
 *     for, USD an hour
 * @param monthlyCost the same for 730 hours
 * @param lowerBound USD an hour that no packing of these pods under these rules can go below
 * @param gap (hourlyCost − lowerBound) / lowerBound; 0 where there is nothing to pack
 * @param optimal whether no cheaper packing exists
 * @param bound how the lower bound was found
 * @param pods how many there are
 * @param search how the packing was searched for, to do it again
 * @param nodes the dearest first
 * @param purchases the ways in which nodes are bought, what each costs a month, when it pays, and
 *     why it is used or not
 * @param unplaced workloads that no machine carries, or that cannot be placed as they ask; the
 *     packing is without them
 * @param leftOut rows of the workload file that could not be used, each with row and column
 * @param assumptions what the answer takes for granted
 */
public record NodePacking(
    String catalogue,
    String pricesAsOf,
    double hourlyCost,
    double monthlyCost,
    double lowerBound,
    double gap,
    boolean optimal,
    String bound,
    int pods,
    Effort search,
    List<Node> nodes,
    List<PurchaseOption> purchases,
    List<Unplaced> unplaced,
    List<String> leftOut,
    List<String> assumptions) {

  /**
   * @param steps rounds of ruin and recreate
   * @param stoppedBy proof, steps, time or interrupt
   */
  public record Effort(long seed, long steps, String stoppedBy) {}

  /**
   * One machine.
   *
   * @param type the provider's name
   * @param architecture amd64 or arm64
   * @param purchase on-demand, spot, commitment-1-year, commitment-3-years and the like
   * @param hourlyPrice USD for an hour that is paid for; of a commitment, what is paid at once
   *     spread over its hours
   * @param hours the share of all hours that it is paid for: below 1, it runs at the peak alone
   * @param allocatable what pods can have of it, the cluster's own daemons taken off
   * @param used what the pods on it request
   */
  public record Node(
      String name,
      String type,
      String architecture,
      String zone,
      String purchase,
      double hourlyPrice,
      double hours,
      Room allocatable,
      Room used,
      List<Placement> workloads) {}

  /**
   * @param cores CPU cores
   * @param memoryGib GiB
   */
  public record Room(double cores, double memoryGib, int pods) {}

  /**
   * @param pods so many of it are not packed
   * @param reason the fewest needs that conflict
   * @param wayOut what could be asked for instead
   */
  public record Unplaced(String workload, int pods, String reason, String wayOut) {}

  /** So many of the workload's pods. */
  public record Placement(String workload, int pods) {}
}
