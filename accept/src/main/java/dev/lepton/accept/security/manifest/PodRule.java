package dev.lepton.accept.security.manifest;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Severity;
import java.util.List;
import java.util.function.Function;

/**
 * A check of one pod at a time.
 *
 * @param violations where the pod breaks the rule; empty when it keeps it
 */
record PodRule(Check check, Function<Pod, List<String>> violations) {

  static PodRule of(
      String id,
      String title,
      Severity severity,
      String fix,
      Function<Pod, List<String>> violations) {
    return new PodRule(new Check("manifest-" + id, title, severity, fix), violations);
  }

  /** One place when the condition holds, none otherwise. */
  static List<String> violatedIf(boolean violated, String where) {
    return violated ? List.of(where) : List.of();
  }
}
