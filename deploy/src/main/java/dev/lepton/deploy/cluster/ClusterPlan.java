package dev.lepton.deploy.cluster;

import java.util.List;

/**
 * What a release would change, by the API server's own answer.
 *
 * @param revision that is there now; 0 for none
 * @param notChecked what could not be asked, and why
 */
public record ClusterPlan(
    String release,
    String namespace,
    int revision,
    List<ObjectChange> changes,
    List<String> notChecked) {
  public ClusterPlan {
    changes = List.copyOf(changes);
    notChecked = List.copyOf(notChecked);
  }

  /** Whether anything would be different afterwards. */
  public boolean hasChanges() {
    return changes.stream().anyMatch(change -> change.action() != ObjectChange.Action.KEEP);
  }
}
