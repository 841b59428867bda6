package dev.lepton.plan.usage;

import java.util.regex.Pattern;

/** What a pod belongs to, told by its name as Kubernetes' controllers make them. */
final class PodName {
  /** Letters that Kubernetes makes random names of: no vowels, nothing that looks alike. */
  private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

  private static final Pattern DEPLOYMENT =
      Pattern.compile("-" + RANDOM + "{8,10}-" + RANDOM + "{5}$");
  private static final Pattern STATEFUL_SET = Pattern.compile("-[0-9]{1,4}$");
  private static final Pattern DAEMON_SET = Pattern.compile("-" + RANDOM + "{5}$");

  private PodName() {}

  static String owner(String pod) {
    for (Pattern suffix : new Pattern[] {DEPLOYMENT, STATEFUL_SET, DAEMON_SET}) {
      String owner = suffix.matcher(pod).replaceFirst("");
      if (!owner.equals(pod) && !owner.isEmpty()) {
        return owner;
      }
    }
    return pod;
  }
}
