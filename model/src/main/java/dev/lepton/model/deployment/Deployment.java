package dev.lepton.model.deployment;

import java.util.List;
import java.util.Optional;

/**
 * The document of the deploy phase.
 *
 * @param url where the new release itself answers
 * @param gatewayUrl where users reach it; empty when there is no gateway
 * @param oldUrl where the old release answers; empty when there is none
 * @param revision grows with each rollout
 */
public record Deployment(
    String target,
    String release,
    int revision,
    String url,
    Optional<String> gatewayUrl,
    Optional<String> oldUrl,
    List<Component> components,
    String inputHash) {

  /**
   * @param kind database, application, gateway, container
   * @param handle what the target needs to find it again: a process id, a pod name
   */
  public record Component(String name, String kind, String handle, String address) {}
}
