package dev.lepton.model.migration;

import dev.lepton.model.secret.SecretReference;
import java.util.Map;
import java.util.Optional;

/**
 * Where the new release goes.
 *
 * @param type which kind of target: local, podman or kubernetes
 * @param gateway where users reach the application, before and after the switch; empty where the
 *     application has none
 * @param port where the new release listens; empty for the application's own port
 * @param environment further variables for the new release
 * @param secrets further variables whose values are secrets
 * @param cluster which cluster; there for the target kubernetes
 */
public record TargetSpec(
    Type type,
    Optional<GatewaySpec> gateway,
    Optional<Integer> port,
    Map<String, String> environment,
    Map<String, SecretReference> secrets,
    Optional<ClusterSpec> cluster) {

  /** Without a cluster. */
  public TargetSpec(
      Type type,
      Optional<GatewaySpec> gateway,
      Optional<Integer> port,
      Map<String, String> environment,
      Map<String, SecretReference> secrets) {
    this(type, gateway, port, environment, secrets, Optional.empty());
  }

  /** The kinds of target. */
  public enum Type {
    LOCAL,
    PODMAN,
    KUBERNETES
  }
}
