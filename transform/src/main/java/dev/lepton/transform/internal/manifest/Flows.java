package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Policies from who was seen to talk with whom. Pure. */
final class Flows {
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  /** Through these, requests from outside and scrapes come in. */
  private static final List<String> ALWAYS = List.of("ingress-nginx", "monitoring");

  private Flows() {}

  /** Who may send requests: those that were seen, or everybody where nobody looked. */
  static List<NetworkPolicyPeer> callers(Workload workload) {
    List<Traits.Flow> seen =
        workload.traits().flows().stream().filter(flow -> !flow.outbound()).toList();
    if (seen.isEmpty()) {
      return List.of();
    }
    List<NetworkPolicyPeer> peers = new ArrayList<>();
    for (String namespace : ALWAYS) {
      peers.add(
          new NetworkPolicyPeerBuilder()
              .withNewNamespaceSelector()
              .withMatchLabels(Map.of(NAMESPACE, namespace))
              .endNamespaceSelector()
              .build());
    }
    seen.stream().map(Flows::peer).distinct().forEach(peers::add);
    return peers;
  }

  /** What it was seen to ask, except parts and databases, which have policies of their own. */
  static Optional<HasMetadata> egress(Workload workload) {
    Map<String, TreeSet<Integer>> ports = new TreeMap<>();
    for (Traits.Flow flow : workload.traits().flows()) {
      if (flow.outbound()
          && !flow.part()
          && flow.port().filter(workload.databasePorts()::contains).isEmpty()) {
        TreeSet<Integer> numbers = ports.computeIfAbsent(flow.peer(), any -> new TreeSet<>());
        flow.port().ifPresent(numbers::add);
      }
    }
    if (ports.isEmpty()) {
      return Optional.empty();
    }
    List<NetworkPolicyEgressRule> rules = new ArrayList<>();
    ports.forEach(
        (address, numbers) ->
            rules.add(
                new NetworkPolicyEgressRuleBuilder()
                    .withTo(peer(new Traits.Flow(true, address, false, Optional.empty())))
                    // None means any, where only the address was seen.
                    .withPorts(
                        numbers.stream()
                            .map(number -> Networking.port("TCP", new IntOrString(number)))
                            .toList())
                    .build()));
    return Optional.of(
        new NetworkPolicyBuilder()
            .withMetadata(Metadata.of(workload, workload.name() + "-allow-observed"))
            .withNewSpec()
            .withNewPodSelector()
            .withMatchLabels(Metadata.selector(workload))
            .endPodSelector()
            .withPolicyTypes("Egress")
            .withEgress(rules)
            .endSpec()
            .build());
  }

  private static NetworkPolicyPeer peer(Traits.Flow flow) {
    if (flow.part()) {
      return new NetworkPolicyPeerBuilder()
          .withNewPodSelector()
          .withMatchLabels(Map.of("app", flow.peer()))
          .endPodSelector()
          .build();
    }
    return new NetworkPolicyPeerBuilder()
        .withNewIpBlock()
        .withCidr(flow.peer() + (flow.peer().contains(":") ? "/128" : "/32"))
        .endIpBlock()
        .build();
  }
}
