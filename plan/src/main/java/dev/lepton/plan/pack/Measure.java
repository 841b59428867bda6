package dev.lepton.plan.pack;

/**
 * A way to measure pods and nodes such that the pods on a node never measure more than the node: a
 * superadditive function, in the literature a dual feasible one. Whatever nodes are bought must
 * measure at least as much as all pods, by every measure at once.
 */
sealed interface Measure {
  /**
   * @param cpu billionths of a core
   * @param memory bytes
   */
  double ofPod(long cpu, long memory);

  double ofNode(NodeType node);

  /** How much more the node would measure with a little more room. */
  Slope slope(NodeType node);

  /** Measure per core, per GiB and per pod, each 0 or more. */
  record Slope(double perCore, double perGib, double perPod) {}

  /** Cores. */
  record Cpu() implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return cpu / Units.CORE;
    }

    @Override
    public double ofNode(NodeType node) {
      return node.cpu() / Units.CORE;
    }

    @Override
    public Slope slope(NodeType node) {
      return new Slope(1, 0, 0);
    }
  }

  /** GiB. */
  record Memory() implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return memory / Units.GIB;
    }

    @Override
    public double ofNode(NodeType node) {
      return node.memory() / Units.GIB;
    }

    @Override
    public Slope slope(NodeType node) {
      return new Slope(0, 1, 0);
    }
  }

  /** How many there are. */
  record Pods() implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return 1;
    }

    @Override
    public double ofNode(NodeType node) {
      return node.pods();
    }

    @Override
    public Slope slope(NodeType node) {
      return new Slope(0, 0, 1);
    }
  }

  /**
   * Memory as far as it has CPU beside it: min(memory, ratio × cores). Memory of one node does
   * nothing for CPU of another, which plain sums overlook.
   *
   * @param gibPerCore above 0
   */
  record Together(double gibPerCore) implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return Math.min(memory / Units.GIB, gibPerCore * (cpu / Units.CORE));
    }

    @Override
    public double ofNode(NodeType node) {
      return ofPod(node.cpu(), node.memory());
    }

    @Override
    public Slope slope(NodeType node) {
      boolean shortOfMemory = node.memory() / Units.GIB < gibPerCore * (node.cpu() / Units.CORE);
      return shortOfMemory ? new Slope(0, 1, 0) : new Slope(gibPerCore, 0, 0);
    }
  }

  /**
   * CPU in whole steps: what a node has beyond its last whole step carries no further large pod.
   *
   * @param step billionths of a core
   */
  record CpuSteps(long step) implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return (double) (cpu / step);
    }

    @Override
    public double ofNode(NodeType node) {
      return (double) (node.cpu() / step);
    }

    @Override
    public Slope slope(NodeType node) {
      return new Slope(ofNode(node) / (node.cpu() / Units.CORE), 0, 0);
    }
  }

  /**
   * Memory in whole steps.
   *
   * @param step bytes
   */
  record MemorySteps(long step) implements Measure {
    @Override
    public double ofPod(long cpu, long memory) {
      return (double) (memory / step);
    }

    @Override
    public double ofNode(NodeType node) {
      return (double) (node.memory() / step);
    }

    @Override
    public Slope slope(NodeType node) {
      return new Slope(0, ofNode(node) / (node.memory() / Units.GIB), 0);
    }
  }
}
