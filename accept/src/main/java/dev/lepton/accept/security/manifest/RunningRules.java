package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.INFO;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What keeps an application up while it is rolled out, moved and scaled. */
final class RunningRules {
  private static final Set<String> LASTING = Set.of("Deployment", "StatefulSet", "DaemonSet");

  static final List<SetRule> ALL =
      List.of(
          rule(
              "liveness-probe",
              "what answers requests is asked whether it lives",
              MEDIUM,
              "add a livenessProbe",
              set -> lacking(set, "livenessProbe")),
          rule(
              "readiness-probe",
              "what answers requests is asked whether it is ready",
              MEDIUM,
              "add a readinessProbe",
              set -> lacking(set, "readinessProbe")),
          rule(
              "rolling-update",
              "deployments are rolled out copy by copy",
              LOW,
              "set spec.strategy.type: RollingUpdate, or leave it out",
              set ->
                  where(
                      set,
                      "Deployment",
                      deployment ->
                          deployment
                              .spec()
                              .path("strategy")
                              .path("type")
                              .asString("")
                              .equals("Recreate"))),
          rule(
              "spread",
              "several copies do not all stand on one node",
              LOW,
              "add topologySpreadConstraints or podAntiAffinity",
              RunningRules::crowded),
          rule(
              "disruption-budget",
              "disruption budgets leave room for a node to be emptied",
              MEDIUM,
              "set maxUnavailable to at least 1, or minAvailable below the number of copies",
              set -> where(set, "PodDisruptionBudget", budget -> isClosed(set, budget))),
          rule(
              "disruption-budget-unhealthy",
              "pods that are not healthy do not hold up a node",
              LOW,
              "set spec.unhealthyPodEvictionPolicy: AlwaysAllow",
              set ->
                  where(
                      set,
                      "PodDisruptionBudget",
                      budget ->
                          !budget
                              .spec()
                              .path("unhealthyPodEvictionPolicy")
                              .asString("")
                              .equals("AlwaysAllow"))),
          rule(
              "job-cleanup",
              "finished jobs are removed",
              LOW,
              "set ttlSecondsAfterFinished",
              RunningRules::lastingJobs),
          rule(
              "restart-policy",
              "what runs without end is started again",
              MEDIUM,
              "set restartPolicy: Always, or leave it out",
              set ->
                  set.pods()
                      .filter(pod -> LASTING.contains(pod.workload().kind()))
                      .filter(
                          pod ->
                              !pod.spec().path("restartPolicy").asString("Always").equals("Always"))
                      .map(Pod::where)
                      .toList()),
          rule(
              "exposed-service",
              "services are reached from outside by way of an Ingress or a Gateway",
              LOW,
              "leave spec.type out, and add an Ingress or a route: that is where TLS is",
              set ->
                  where(
                      set,
                      "Service",
                      service ->
                          Set.of("NodePort", "LoadBalancer")
                              .contains(service.spec().path("type").asString("")))),
          rule(
              "few-copies",
              "there are at least two copies",
              INFO,
              "ask for two or more copies, by replicas or by an autoscaler",
              RunningRules::alone));

  private RunningRules() {}

  private static SetRule rule(
      String id,
      String title,
      dev.lepton.accept.security.check.Severity severity,
      String fix,
      java.util.function.Function<ManifestSet, List<String>> violations) {
    return new SetRule(new Check("manifest-" + id, title, severity, fix), violations);
  }

  private static List<String> where(ManifestSet set, String kind, Predicate<Manifest> broken) {
    return set.ofKind(kind).filter(broken).map(Manifest::where).toList();
  }

  /** Init containers end by themselves, and what has no port answers nobody. */
  private static List<String> lacking(ManifestSet set, String probe) {
    return set.pods()
        .filter(pod -> LASTING.contains(pod.workload().kind()))
        .flatMap(
            pod ->
                pod.spec()
                    .path("containers")
                    .valueStream()
                    .filter(
                        container -> !container.path("ports").isEmpty() && !container.has(probe))
                    .map(
                        container ->
                            pod.where() + ", container " + container.path("name").asString("?")))
        .toList();
  }

  /** Copies at the least; without a number or an autoscaler there is one. */
  private static int fewest(ManifestSet set, Manifest workload) {
    return set.ofKind("HorizontalPodAutoscaler")
        .filter(
            scaler ->
                scaler
                    .spec()
                    .path("scaleTargetRef")
                    .path("name")
                    .asString("")
                    .equals(workload.name()))
        .mapToInt(scaler -> scaler.spec().path("minReplicas").asInt(1))
        .findFirst()
        .orElse(workload.spec().path("replicas").asInt(1));
  }

  private static List<String> crowded(ManifestSet set) {
    return set.pods()
        .filter(pod -> Set.of("Deployment", "StatefulSet").contains(pod.workload().kind()))
        .filter(pod -> fewest(set, pod.workload()) > 1)
        .filter(
            pod ->
                pod.spec().path("topologySpreadConstraints").isEmpty()
                    && !pod.spec().path("affinity").has("podAntiAffinity"))
        .map(Pod::where)
        .toList();
  }

  private static List<String> alone(ManifestSet set) {
    return where(
        set,
        "Deployment",
        deployment ->
            fewest(set, deployment) < 2
                && !deployment
                    .node()
                    .path("metadata")
                    .path("annotations")
                    .has("lepton.dev/single-replica"));
  }

  private static boolean isClosed(ManifestSet set, Manifest budget) {
    JsonNode most = budget.spec().path("maxUnavailable");
    if (most.asString("").matches("0%?")) {
      return true;
    }
    JsonNode least = budget.spec().path("minAvailable");
    if (least.asString("").equals("100%")) {
      return true;
    }
    return least.isNumber()
        && set.ofKind("Deployment")
            .filter(
                deployment ->
                    deployment
                        .pod()
                        .filter(
                            pod ->
                                SelectorMatch.selects(budget.spec().path("selector"), pod.labels()))
                        .isPresent())
            .anyMatch(deployment -> least.asInt(0) >= fewest(set, deployment));
  }

  /** A CronJob's are removed by its history limits. */
  private static List<String> lastingJobs(ManifestSet set) {
    return where(set, "Job", job -> !job.spec().has("ttlSecondsAfterFinished"));
  }
}
