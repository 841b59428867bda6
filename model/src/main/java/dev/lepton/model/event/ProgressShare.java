package dev.lepton.model.event;

import java.util.Optional;

/**
 * A node of the immutable progress tree: it knows its share of the root, so that a renderer needs
 * no bookkeeping but a sum.
 *
 * @param parent empty for the root
 * @param description what the node stands for
 * @param shareOfParent in (0, 1]
 */
public record ProgressShare(
    Optional<ProgressShare> parent, String description, double shareOfParent) {

  public ProgressShare {
    if (!(shareOfParent > 0 && shareOfParent <= 1)) {
      throw new IllegalArgumentException("a share lies in (0, 1]: " + shareOfParent);
    }
  }

  public static ProgressShare root(String description) {
    return new ProgressShare(Optional.empty(), description, 1.0);
  }

  public ProgressShare child(String description, double shareOfParent) {
    return new ProgressShare(Optional.of(this), description, shareOfParent);
  }

  /** The part of the whole that this node stands for, in (0, 1]. */
  public double shareOfRoot() {
    return parent.map(ProgressShare::shareOfRoot).orElse(1.0) * shareOfParent;
  }
}
