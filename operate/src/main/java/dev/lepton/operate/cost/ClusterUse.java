package dev.lepton.operate.cost;

import java.util.List;

/**
 * What was in a cluster and what it used, step by step. Arrays have one value a step, an average
 * over the whole of it: something that was there for half a step counts half.
 *
 * @param known the part of each step for which nodes are known, 0 to 1
 * @param measured the part of each step for which usage is known, 0 to 1
 * @param notes what to know of the source
 */
public record ClusterUse(
    Steps steps,
    List<NodeUse> nodes,
    List<ContainerUse> containers,
    List<VolumeUse> volumes,
    List<BalancerUse> balancers,
    List<TrafficUse> traffic,
    double[] known,
    double[] measured,
    List<String> notes) {

  /**
   * @param has all of what it has
   * @param present the part of each step for which it was there, 0 to 1
   */
  public record NodeUse(NodeFacts facts, Resources has, double[] present) {}

  /**
   * Who pays.
   *
   * @param application by its labels, else its owner
   * @param owner kind/name of what made the pod, or the pod itself
   */
  public record Payer(String namespace, String application, String owner) {}

  /**
   * @param node index of the node on which it was for each step; -1 where that is not known
   */
  public record ContainerUse(
      Payer payer,
      int[] node,
      double[] cores,
      double[] coresUsed,
      double[] gib,
      double[] gibUsed,
      double[] gpus) {

    Resources requested(int step) {
      return new Resources(cores[step], gib[step], gpus[step]);
    }

    Resources used(int step) {
      return new Resources(coresUsed[step], gibUsed[step], 0);
    }

    /** The larger of both is what it costs. */
    Resources charged(int step) {
      return requested(step).max(used(step));
    }
  }

  /**
   * @param payer whoever mounts it; nobody's application where nobody does
   * @param gib size × part of the step
   */
  public record VolumeUse(Payer payer, String name, String storageClass, double[] gib) {}

  /**
   * @param present the part of each step for which it was there
   */
  public record BalancerUse(Payer payer, String name, double[] present) {}

  /**
   * @param gib sent in each step
   */
  public record TrafficUse(Payer payer, double[] gib) {}
}
