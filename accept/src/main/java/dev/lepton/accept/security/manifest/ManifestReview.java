package dev.lepton.accept.security.manifest;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Severity;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reviews a folder of Kubernetes manifests. */
public final class ManifestReview {
  private static final Check READABLE =
      new Check(
          "manifest-readable",
          "every manifest is well-formed YAML",
          Severity.HIGH,
          "correct the file; what cannot be read cannot be reviewed");

  private ManifestReview() {}

  /**
   * The outcome of every check, in a fixed order. Checks of pods are left out when there is no
   * workload to check. A check of one workload is waived by the annotation {@code
   * lepton.dev/waive.CHECK}, whose value is the reason: it stays in the outcome, as an information.
   *
   * @param files to review together, by the names that findings call them
   * @param minor of the Kubernetes 1 that they are for; empty for any that is served today
   * @throws dev.lepton.model.error.LeptonException DOCUMENT_MISSING when a file cannot be read at
   *     all
   */
  public static List<SecurityCheck> review(Map<String, Path> files, Optional<Integer> minor) {
    ManifestReader read = ManifestReader.read(files);
    ManifestSet manifests = new ManifestSet(read.manifests());
    SetRules set = new SetRules(manifests);
    List<SecurityCheck> checks = new ArrayList<>(READABLE.outcome(read.unreadable(), "manifests"));
    checks.addAll(ApiVersions.SERVED.outcome(ApiVersions.removed(manifests, minor), "manifests"));
    if (minor.isPresent()) {
      checks.addAll(NewFields.KNOWN.outcome(NewFields.unknown(manifests, minor), "manifests"));
    }
    checks.addAll(
        SchemaRule.RULE
            .check()
            .outcome(SchemaRule.RULE.violations().apply(manifests), "manifests"));
    checks.addAll(SetRules.CONFIG_MAP_SECRETS.outcome(set.configMapSecrets(), "manifests"));
    for (SetRule rule : RightsRules.ALL) {
      checks.addAll(rule.check().outcome(rule.violations().apply(manifests), "manifests"));
    }
    List<Pod> pods = manifests.pods().toList();
    if (!pods.isEmpty()) {
      Stream.of(LinkRules.ALL, RunningRules.ALL)
          .flatMap(List::stream)
          .forEach(
              rule ->
                  checks.addAll(
                      rule.check().outcome(rule.violations().apply(manifests), "manifests")));
      checks.addAll(SetRules.NETWORK_POLICY.outcome(set.withoutNetworkPolicy(), "manifests"));
      checks.addAll(apply(set.apiToken(), pods));
      rules().forEach(rule -> checks.addAll(apply(rule, pods)));
    }
    return List.copyOf(checks);
  }

  private static Stream<PodRule> rules() {
    return Stream.of(RestrictionRules.ALL, IsolationRules.ALL, HygieneRules.ALL, ReachRules.ALL)
        .flatMap(List::stream);
  }

  private static List<SecurityCheck> apply(PodRule rule, List<Pod> pods) {
    List<String> violations = new ArrayList<>();
    List<SecurityCheck> waived = new ArrayList<>();
    for (Pod pod : pods) {
      List<String> found = rule.violations().apply(pod);
      pod.waiver(rule.check())
          .ifPresentOrElse(
              reason -> found.forEach(where -> waived.add(rule.check().waived(where, reason))),
              () -> violations.addAll(found));
    }
    List<SecurityCheck> checks =
        new ArrayList<>(
            violations.isEmpty() && !waived.isEmpty()
                ? List.of()
                : rule.check().outcome(violations, "manifests"));
    checks.addAll(waived);
    return checks;
  }
}
