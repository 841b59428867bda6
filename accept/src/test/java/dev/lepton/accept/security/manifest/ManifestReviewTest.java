package dev.lepton.accept.security.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check passes on the safe fixture and fails on the same with one thing made wrong. */
class ManifestReviewTest {
  private static final int CHECKS = 49;

  @TempDir Path directory;

  @Test
  void passesASafeBundle() throws IOException {
    List<SecurityCheck> checks = review(SafeManifests.TEXT);

    assertThat(checks).hasSize(CHECKS).allMatch(SecurityCheck::passed);
  }

  private List<SecurityCheck> withAnnotation(String value) throws IOException {
    return review(
        SafeManifests.TEXT
            .replace("emptyDir: {}", "hostPath: {path: /etc}")
            .replace(
                "kind: Deployment\n  metadata: {",
                "kind: Deployment\n  metadata: {annotations: {lepton.dev/waive.manifest-volumes: '"
                    + value
                    + "'}, "));
  }

  @Test
  void aWrittenWaiverMakesAViolationAnInformation() throws IOException {
    assertThat(withAnnotation("reads the zone of the host until June"))
        .filteredOn(check -> !check.passed() && check.id().equals("manifest-volumes"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.severity()).isEqualTo("info");
              assertThat(check.where()).endsWith("(waived: reads the zone of the host until June)");
            });
  }

  @Test
  void aTokenThatIsNeededMayBeWaived() throws IOException {
    String token =
        SafeManifests.TEXT.replaceAll(
            "automountServiceAccountToken: *false", "automountServiceAccountToken: true");
    String waived =
        token.replace(
            "kind: Deployment\n  metadata: {",
            "kind: Deployment\n  metadata: {annotations: {lepton.dev/waive.manifest-service-account-token: 'reads services'}, ");
    assertThat(review(token))
        .filteredOn(check -> check.id().equals("manifest-service-account-token"))
        .singleElement()
        .matches(check -> !check.passed() && !check.severity().equals("info"));
    assertThat(review(waived))
        .filteredOn(check -> check.id().equals("manifest-service-account-token"))
        .singleElement()
        .matches(check -> check.severity().equals("info"));
  }

  @Test
  void aWaiverWithoutAReasonIsNone() throws IOException {
    assertThat(withAnnotation(" "))
        .filteredOn(check -> check.id().equals("manifest-volumes"))
        .singleElement()
        .matches(SecurityCheck::blocks);
  }

  /** Check id; text of the safe fixture; what stands there instead; where the finding points. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "run-as-non-root", "runAsNonRoot: true", "runAsNonRoot: false", "container shop"),
        Arguments.of("run-as-non-root", "runAsUser: 10001", "runAsUser: 0", "runAsUser: 0"),
        Arguments.of(
            "privilege-escalation",
            "allowPrivilegeEscalation: false",
            "privileged: false",
            "container shop"),
        Arguments.of("capabilities", "drop: [ALL]", "drop: [NET_RAW]", "container shop"),
        Arguments.of(
            "capabilities", "drop: [ALL]", "{drop: [ALL], add: [SYS_ADMIN]}", "container shop"),
        Arguments.of("seccomp", "type: RuntimeDefault", "type: Unconfined", "container shop"),
        Arguments.of("volumes", "emptyDir: {}", "hostPath: {path: /etc}", "volume tmp"),
        Arguments.of("host-namespaces", "hostNetwork: false", "hostNetwork: true", "hostNetwork"),
        Arguments.of("privileged", "# more here", "privileged: true", "container shop"),
        Arguments.of(
            "host-ports",
            "containerPort: 8080",
            "hostPort: 80\n            containerPort: 8080",
            "container shop"),
        Arguments.of("kernel-isolation", "# more here", "procMount: Unmasked", "Deployment/shop"),
        Arguments.of(
            "kernel-isolation",
            "runAsUser: 10001",
            "sysctls: [{name: kernel.msgmax, value: '1'}]",
            "Deployment/shop"),
        Arguments.of("resources", "limits: {memory: 512Mi}", "claims: []", "container shop"),
        Arguments.of(
            "read-only-root",
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: false",
            "container shop"),
        Arguments.of("image-tag", "image: shop:1.0", "image: shop:latest", "container shop"),
        Arguments.of(
            "env-secrets",
            "valueFrom: {secretKeyRef: {name: shop-database, key: password}}",
            "value: geheim",
            "env DB_PASSWORD"),
        Arguments.of(
            "service-account-token",
            "automountServiceAccountToken: false",
            "automountServiceAccountToken: true",
            "Deployment/shop"),
        Arguments.of(
            "network-policy",
            "podSelector: {matchLabels: {app: shop}}",
            "podSelector: {matchLabels: {app: other}}",
            "Deployment/shop"),
        Arguments.of("configmap-secrets", "DB_HOST: db", "DB_PASSWORD: geheim", "data DB_PASSWORD"),
        Arguments.of(
            "configmap-secrets",
            "DB_HOST: db",
            "app.properties: 'db.password=geheim'",
            "data app.properties"),
        Arguments.of("readable", "DB_HOST: db", "DB_HOST: [db", "all.yaml"),
        Arguments.of(
            "schema", "imagePullPolicy: Always", "imagePullPolicyy: Always", "imagePullPolicyy"),
        Arguments.of("schema", "minReplicas: 2", "minReplicas: '2'", "spec.minReplicas"),
        Arguments.of("schema", "DB_HOST: db", "DB_HOST: 5432", "data.DB_HOST"),
        Arguments.of("schema", "maxSkew: 1", "maxSkew: one", "topologySpreadConstraints"),
        Arguments.of("api-version", "policy/v1", "policy/v1beta1", "removed in 1.25"),
        Arguments.of(
            "cluster-admin", "name: shop-reader", "name: cluster-admin", "RoleBinding/shop"),
        Arguments.of("wildcard-rights", "resources: [configmaps]", "resources: ['*']", "Role/shop"),
        Arguments.of("secret-rights", "[configmaps]", "[secrets]", "Role/shop"),
        Arguments.of(
            "pod-rights",
            "resources: [configmaps], verbs: [get]",
            "resources: [pods], verbs: [create]",
            "Role/shop"),
        Arguments.of(
            "selector",
            "selector: {matchLabels: {app: shop}}\n    strategy",
            "selector: {matchLabels: {app: old}}\n    strategy",
            "Deployment/shop"),
        Arguments.of(
            "dangling-service", "selector: {app: shop}", "selector: {app: x}", "Service/shop"),
        Arguments.of("target-port", "targetPort: web", "targetPort: https", "targetPort https"),
        Arguments.of("target-port", "targetPort: web", "targetPort: 9090", "targetPort 9090"),
        Arguments.of("probe-port", "httpGet: {port: web", "httpGet: {port: http", "livenessProbe"),
        Arguments.of(
            "probe-port", "tcpSocket: {port: 8080", "tcpSocket: {port: 81", "readinessProbe"),
        Arguments.of("dangling-ingress", "number: 80", "number: 81", "service shop"),
        Arguments.of(
            "dangling-ingress", "service: {name: shop", "service: {name: old", "service old"),
        Arguments.of(
            "dangling-autoscaler",
            "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}",
            "scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: shop}",
            "HorizontalPodAutoscaler/shop"),
        Arguments.of(
            "dangling-network-policy", "values: [shop]", "values: [old]", "NetworkPolicy/shop"),
        Arguments.of(
            "dangling-service-monitor",
            "matchLabels: {app: shop-service}",
            "matchLabels: {app: shop}",
            "ServiceMonitor/shop"),
        Arguments.of(
            "service-account-exists",
            "kind: ServiceAccount\nmetadata: {name: shop,",
            "kind: ServiceAccount\nmetadata: {name: old,",
            "account shop"),
        Arguments.of("config-map-exists", "key: DB_HOST", "key: DB_NAME", "key DB_NAME"),
        Arguments.of(
            "config-map-exists",
            "configMapRef: {name: shop}",
            "configMapRef: {name: x}",
            "ConfigMap x"),
        Arguments.of("duplicate-variable", "name: DB_HOST", "name: DB_PASSWORD", "env DB_PASSWORD"),
        Arguments.of("liveness-probe", "livenessProbe", "startupProbe", "container shop"),
        Arguments.of("readiness-probe", "readinessProbe", "startupProbe", "container shop"),
        Arguments.of("rolling-update", "type: RollingUpdate", "type: Recreate", "Deployment/shop"),
        Arguments.of(
            "spread",
            "topologySpreadConstraints: [{maxSkew: 1}]",
            "nodeSelector: {}",
            "Deployment/shop"),
        Arguments.of(
            "disruption-budget", "minAvailable: 1", "minAvailable: 2", "PodDisruptionBudget"),
        Arguments.of(
            "disruption-budget", "minAvailable: 1", "maxUnavailable: 0", "PodDisruptionBudget"),
        Arguments.of(
            "disruption-budget-unhealthy", "AlwaysAllow", "IfHealthyBudget", "PodDisruptionBudget"),
        Arguments.of("job-cleanup", "ttlSecondsAfterFinished: 600", "suspend: false", "Job/once"),
        Arguments.of(
            "restart-policy", "restartPolicy: Always", "restartPolicy: Never", "Deployment/shop"),
        Arguments.of("ssh-port", "containerPort: 8080", "containerPort: 22", "container shop"),
        Arguments.of(
            "privileged-port", "containerPort: 8080", "containerPort: 443", "container shop"),
        Arguments.of(
            "default-account", "serviceAccountName: shop", "dnsPolicy: Default", "Deployment/shop"),
        Arguments.of(
            "old-account-field",
            "serviceAccountName: shop",
            "serviceAccount: shop",
            "Deployment/shop"),
        Arguments.of(
            "exposed-service",
            "selector: {app: shop}\n  ports",
            "selector: {app: shop}\n  type: NodePort\n  ports",
            "Service/shop"),
        Arguments.of("namespace", "namespace: prod", "namespace: default", "Deployment/shop"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void findsAMistake(String id, String right, String wrong, String where) throws IOException {
    assertThat(SafeManifests.TEXT).contains(right);

    List<SecurityCheck> failed =
        review(mistaken(right, wrong)).stream().filter(check -> !check.passed()).toList();

    assertThat(failed)
        .extracting(SecurityCheck::id)
        .contains("manifest-" + id)
        .isSubsetOf(withConsequences("manifest-" + id));
    assertThat(failed)
        .anySatisfy(check -> assertThat(check.where()).startsWith("all.yaml").contains(where));
  }

  /** Some mistakes cannot be made without another: a port that is not there is also asked at. */
  private static List<String> withConsequences(String id) {
    List<String> also =
        switch (id) {
          case "manifest-selector", "manifest-service-account-exists" ->
              List.of("manifest-service-account-token");
          case "manifest-ssh-port" -> List.of("manifest-privileged-port", "manifest-probe-port");
          case "manifest-api-version" -> List.of("manifest-schema");
          case "manifest-configmap-secrets" -> List.of("manifest-config-map-exists");
          case "manifest-wildcard-rights" -> List.of("manifest-secret-rights");
          case "manifest-privileged-port" -> List.of("manifest-probe-port");
          case "manifest-default-account", "manifest-old-account-field" ->
              List.of("manifest-service-account-token", "manifest-default-account");
          case "manifest-network-policy" -> List.of("manifest-dangling-network-policy");
          default -> List.of();
        };
    return Stream.concat(Stream.of(id), also.stream()).toList();
  }

  /** A flow mapping that replaces a plain one has to take its line's key with it. */
  private static String mistaken(String right, String wrong) {
    if (wrong.startsWith("{drop")) {
      return SafeManifests.TEXT.replace("capabilities: {" + right + "}", "capabilities: " + wrong);
    }
    return wrong.startsWith("{")
        ? SafeManifests.TEXT.replace("- " + right, "- " + wrong)
        : SafeManifests.TEXT.replace(right, wrong);
  }

  @Test
  void looksIntoInitContainersToo() throws IOException {
    String withInit =
        SafeManifests.TEXT.replace(
            "        containers:\n",
            "        initContainers: [{name: prepare, image: shop:1.0}]\n        containers:\n");

    assertThat(review(withInit))
        .filteredOn(check -> !check.passed())
        .extracting(SecurityCheck::where)
        .contains("all.yaml: Deployment/shop, container prepare");
  }

  @Test
  void looksIntoCronJobs() throws IOException {
    String cronJob =
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly}
        spec:
          jobTemplate:
            spec:
              template:
                spec: {hostPID: true, containers: []}
        """;

    assertThat(review(cronJob))
        .filteredOn(check -> check.id().equals("manifest-host-namespaces"))
        .extracting(SecurityCheck::where)
        .containsExactly("all.yaml: CronJob/nightly, hostPID");
  }

  @Test
  void doesNotJudgePodsWhereThereAreNone() throws IOException {
    assertThat(review("---\n---\nkind: Service\nmetadata: {name: shop}\n"))
        .extracting(SecurityCheck::id)
        .containsExactly(
            "manifest-readable",
            "manifest-api-version",
            "manifest-schema",
            "manifest-configmap-secrets",
            "manifest-cluster-admin",
            "manifest-wildcard-rights",
            "manifest-secret-rights",
            "manifest-pod-rights");
  }

  @Test
  void neverRepeatsASecret() throws IOException {
    String leaky = SafeManifests.TEXT.replace("DB_HOST: db", "DB_PASSWORD: geheim");

    assertThat(review(leaky)).noneMatch(check -> check.toString().contains("geheim"));
  }

  private List<SecurityCheck> review(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("all.yaml"), text);
    return ManifestReview.review(Map.of("all.yaml", file), Optional.empty());
  }
}
