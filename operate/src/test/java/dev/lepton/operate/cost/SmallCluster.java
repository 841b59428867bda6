package dev.lepton.operate.cost;

import dev.lepton.operate.cost.ClusterUse.BalancerUse;
import dev.lepton.operate.cost.ClusterUse.ContainerUse;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.operate.cost.ClusterUse.Payer;
import dev.lepton.operate.cost.ClusterUse.TrafficUse;
import dev.lepton.operate.cost.ClusterUse.VolumeUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clusters for tests, put together step by step. Not thread-safe. */
final class SmallCluster {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");

  private final Steps steps;
  private final List<NodeUse> nodes = new ArrayList<>();
  private final List<ContainerUse> containers = new ArrayList<>();
  private final List<VolumeUse> volumes = new ArrayList<>();
  private final List<BalancerUse> balancers = new ArrayList<>();
  private final List<TrafficUse> traffic = new ArrayList<>();
  private double[] known;

  SmallCluster(int hours) {
    steps = new Steps(MIDNIGHT, Duration.ofHours(1), hours);
    known = always(1);
  }

  double[] always(double value) {
    double[] all = new double[steps.count()];
    Arrays.fill(all, value);
    return all;
  }

  SmallCluster node(String name, Resources has, double present) {
    return node(name, has, always(present));
  }

  SmallCluster node(String name, Resources has, double[] present) {
    nodes.add(new NodeUse(new NodeFacts(name, "m5.large", "", "", false), has, present));
    return this;
  }

  SmallCluster known(double... part) {
    known = part;
    return this;
  }

  /** On one node all the time; what it uses is in the last two. */
  SmallCluster container(
      String application, int node, Resources asks, double coresUsed, double gibUsed) {
    int[] on = new int[steps.count()];
    Arrays.fill(on, node);
    containers.add(
        new ContainerUse(
            payer(application),
            on,
            always(asks.cores()),
            always(coresUsed),
            always(asks.memoryGib()),
            always(gibUsed),
            always(asks.gpus())));
    return this;
  }

  SmallCluster beside(String application, double gib, double balancer, double sent) {
    volumes.add(new VolumeUse(payer(application), "data", "fast", always(gib)));
    balancers.add(new BalancerUse(payer(application), "front", always(balancer)));
    traffic.add(new TrafficUse(payer(application), always(sent)));
    return this;
  }

  /** Namespace and application are called alike. */
  static Payer payer(String application) {
    return new Payer(application, application, "Deployment/" + application);
  }

  ClusterUse use() {
    return new ClusterUse(
        steps, nodes, containers, volumes, balancers, traffic, known, known, List.of());
  }
}
