package dev.lepton.accept.security.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check passes on the safe fixture and fails on the same with one thing made wrong. */
class ManifestReviewTest {
  @TempDir Path directory;

  @Test
  void passesASafeBundle() throws IOException {
    List<SecurityCheck> checks = review(SafeManifests.TEXT);

    assertThat(checks).hasSize(17).allMatch(SecurityCheck::passed);
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
            "{containerPort: 8080, hostPort: 80}",
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
        Arguments.of("readable", "DB_HOST: db", "DB_HOST: [db", "all.yaml"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void findsAMistake(String id, String right, String wrong, String where) throws IOException {
    assertThat(SafeManifests.TEXT).contains(right);

    List<SecurityCheck> failed =
        review(mistaken(right, wrong)).stream().filter(check -> !check.passed()).toList();

    assertThat(failed).extracting(SecurityCheck::id).containsOnly("manifest-" + id);
    assertThat(failed)
        .anySatisfy(check -> assertThat(check.where()).startsWith("all.yaml").contains(where));
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
        .containsExactly("manifest-readable", "manifest-configmap-secrets");
  }

  @Test
  void neverRepeatsASecret() throws IOException {
    String leaky = SafeManifests.TEXT.replace("DB_HOST: db", "DB_PASSWORD: geheim");

    assertThat(review(leaky)).noneMatch(check -> check.toString().contains("geheim"));
  }

  private List<SecurityCheck> review(String text) throws IOException {
    Files.writeString(directory.resolve("all.yaml"), text);
    return ManifestReview.review(directory);
  }
}
