package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.INFO;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import java.util.List;

/** Which ports and accounts a pod uses. */
final class ReachRules {
  private static final int FIRST_FREE_PORT = 1024;
  private static final int SSH = 22;

  static final List<PodRule> ALL =
      List.of(
          PodRule.of(
              "ssh-port",
              "nobody logs in to a container",
              MEDIUM,
              "remove the SSH server; use kubectl exec where that is allowed",
              pod -> pod.containersWhere(container -> listensBelow(container, SSH, SSH))),
          PodRule.of(
              "privileged-port",
              "containers listen above port 1023",
              LOW,
              "listen on 8080 or the like; the Service may offer port 80",
              pod ->
                  pod.containersWhere(
                      container -> listensBelow(container, 1, FIRST_FREE_PORT - 1))),
          PodRule.of(
              "default-account",
              "pods run under an account of their own",
              LOW,
              "add a ServiceAccount and name it in serviceAccountName",
              pod -> PodRule.violatedIf(pod.account().equals("default"), pod.where())),
          PodRule.of(
              "old-account-field",
              "the account is named by the field that counts",
              INFO,
              "replace serviceAccount by serviceAccountName",
              pod ->
                  PodRule.violatedIf(
                      pod.spec().has("serviceAccount") && !pod.spec().has("serviceAccountName"),
                      pod.where())),
          PodRule.of(
              "namespace",
              "workloads have a namespace of their own",
              INFO,
              "set metadata.namespace to one that is not default",
              pod ->
                  PodRule.violatedIf(
                      pod.workload().namespace().isEmpty()
                          || pod.workload().namespace().equals("default"),
                      pod.where())));

  private ReachRules() {}

  private static boolean listensBelow(Pod.Container container, int least, int most) {
    return container
        .node()
        .path("ports")
        .valueStream()
        .map(port -> port.path("containerPort").asInt(0))
        .anyMatch(port -> port >= least && port <= most);
  }
}
