package dev.lepton.transform.internal.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What makes a workload an unusual one. Immutable.
 *
 * @param once whether it runs once for each release, and ends by itself
 * @param ownState why its files belong to one copy alone and go with it; empty when they do not
 * @param scaling what load tests say of more copies; empty without them
 * @param flows who was seen to talk with whom; empty when nobody looked
 * @param sharedFiles the part that gives its files to all that are started from the same folder, as
 *     they had one disk on the old server; empty when nobody shares them
 * @param asksCluster why it gets a token for the cluster's own interface; empty when it gets none
 */
public record Traits(
    boolean once,
    Optional<String> ownState,
    Optional<Scaling> scaling,
    List<Flow> flows,
    Optional<String> sharedFiles,
    Optional<String> asksCluster) {

  /** Of what always runs, keeps nothing to itself, and of which nothing was measured. */
  public static final Traits NONE =
      new Traits(false, Optional.empty(), Optional.empty(), List.of());

  public Traits {
    flows = List.copyOf(flows);
  }

  /** With files that nobody else uses, and without a token. */
  public Traits(
      boolean once, Optional<String> ownState, Optional<Scaling> scaling, List<Flow> flows) {
    this(once, ownState, scaling, flows, Optional.empty(), Optional.empty());
  }

  Traits sharingFilesOf(String part) {
    return new Traits(once, ownState, scaling, flows, Optional.of(part), asksCluster);
  }

  /** The same for what uses a client of Kubernetes. */
  public Traits askingCluster(Optional<String> why) {
    return new Traits(once, ownState, scaling, flows, sharedFiles, why);
  }

  /**
   * @param targetPercent utilisation at which another copy is started, 1 to 100
   * @param copies that the planned load needs; empty when no load is planned
   * @param basis where this comes from, a sentence
   */
  public record Scaling(int targetPercent, Optional<Integer> copies, String basis) {}

  /**
   * @param outbound whether this workload is the one that asks
   * @param peer another part of the application, or an address
   * @param part whether the peer is a part
   * @param port on which the one that answers is reached; empty when that was not seen
   */
  public record Flow(boolean outbound, String peer, boolean part, Optional<Integer> port) {}
}
