package dev.lepton.transform.internal.manifest;

import dev.lepton.model.plan.Demand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the manifests are made from.
 *
 * @param name DNS-1123 label: of the namespace, of every object and of the app label
 * @param livenessPath answers 200 while the process is up
 * @param readinessPath answers 200 when ready
 * @param configuration environment variables with their values; none is a secret
 * @param secrets environment variables whose values are kept in secrets
 * @param dataVolume whether the application keeps files under /data
 * @param onlyOne why there must never be two copies; empty when there may
 * @param stickyReason why a client must stay with its copy; empty when it need not
 * @param databasePorts what the application must be allowed to reach
 */
public record Workload(
    String name,
    String version,
    String image,
    int port,
    String livenessPath,
    String readinessPath,
    Demand demand,
    Map<String, String> configuration,
    List<SecretVariable> secrets,
    boolean dataVolume,
    Optional<String> onlyOne,
    Optional<String> stickyReason,
    List<Integer> databasePorts) {

  /**
   * @param variable the environment variable, and the key within the secret
   * @param secret name of the Secret object
   */
  public record SecretVariable(String variable, String secret) {}

  /** Where files that must outlive the container are kept. */
  public static final String DATA = "/data";

  int replicas() {
    return onlyOne.isPresent() ? 1 : Math.max(1, demand.replicas());
  }

  String config() {
    return name + "-config";
  }

  String files() {
    return name + "-files";
  }
}
