package dev.lepton.deploy.cluster;

import java.util.List;

/**
 * What applying would do to one object.
 *
 * @param difference unified, in YAML, from what is there to what would be; values of secrets are
 *     replaced. Empty for what stays or goes
 */
public record ObjectChange(ObjectKey object, Action action, List<String> difference) {
  public ObjectChange {
    difference = List.copyOf(difference);
  }

  /** Whether nothing is done to it. */
  public boolean keeps() {
    return action == Action.KEEP;
  }

  /** What is done to it. */
  public enum Action {
    CREATE,
    CHANGE,
    KEEP,
    DELETE
  }
}
