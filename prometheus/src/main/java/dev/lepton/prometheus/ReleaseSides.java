package dev.lepton.prometheus;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How two releases that run beside each other are told apart in what somebody counts.
 *
 * @param named what a side's names are names of
 * @param old matches the old release; {@code %s} stands for the side's names
 * @param young the new one
 */
public record ReleaseSides(Named named, String old, String young) {

  /** What a label has. */
  public enum Named {
    /** An Ingress, under which both sides may be counted. */
    INGRESS,
    DEPLOYMENT
  }

  /** Of those who name the deployment of each request. */
  static ReleaseSides byDeployment(String matcher) {
    return new ReleaseSides(Named.DEPLOYMENT, matcher, matcher);
  }

  /**
   * Matches one side.
   *
   * @param names its Ingresses or deployments, as {@link #named} says; at least one
   */
  public String matcher(boolean isNew, List<String> names) {
    String any =
        names.stream()
            .map(name -> name.replace(".", "[.]"))
            .collect(Collectors.joining("|", "(", ")"));
    return (isNew ? young : old).replace("%s", any);
  }
}
