package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import java.util.Map;

/** How traffic reaches the application, and which traffic may. Pure. */
final class Networking {
  private Networking() {}

  static Service service(Workload workload) {
    return new ServiceBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Metadata.selector(workload))
        .withSessionAffinity(workload.stickyReason().isPresent() ? "ClientIP" : "None")
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withTargetPort(new IntOrString("http"))
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  /** Gives a copy that answers nothing the name that its StatefulSet asks for. */
  static Service headless(Workload workload) {
    return new ServiceBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .withType("ClusterIP")
        .withClusterIP("None")
        .withSelector(Metadata.selector(workload))
        .endSpec()
        .build();
  }

  /** The host is an example by design: only the user knows the real one. */
  static Ingress ingress(Workload workload) {
    String host = workload.name() + ".example.com";
    return new IngressBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewSpec()
        .addNewTl()
        .withHosts(host)
        .withSecretName(workload.name() + "-tls")
        .endTl()
        .addNewRule()
        .withHost(host)
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(workload.name())
        .withNewPort()
        .withName("http")
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  static NetworkPolicy denyAll(Workload any) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.ofApplication(any, any.application() + "-default-deny"))
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .endSpec()
        .build();
  }

  static NetworkPolicy allowRequests(Workload workload) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.of(workload, workload.name() + "-allow-requests"))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .addNewIngress()
        .withFrom(Flows.callers(workload))
        .withPorts(port("TCP", new IntOrString("http")))
        .endIngress()
        .endSpec()
        .build();
  }

  static NetworkPolicy allowNames(Workload any) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.ofApplication(any, any.application() + "-allow-dns"))
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .withPolicyTypes("Egress")
        .addNewEgress()
        .addNewTo()
        .withNewNamespaceSelector()
        .withMatchLabels(Map.of("kubernetes.io/metadata.name", "kube-system"))
        .endNamespaceSelector()
        .endTo()
        .withPorts(port("UDP", new IntOrString(53)), port("TCP", new IntOrString(53)))
        .endEgress()
        .endSpec()
        .build();
  }

  /** By port only: the database's address is in a secret, and managed databases change theirs. */
  static NetworkPolicy allowDatabase(Workload workload) {
    return allowPorts(workload, "-allow-database", workload.databasePorts());
  }

  /** By port only: where the cluster's interface answers is told by none of its objects. */
  static NetworkPolicy allowCluster(Workload workload) {
    return allowPorts(workload, "-allow-cluster", List.of(443, 6443));
  }

  private static NetworkPolicy allowPorts(Workload workload, String suffix, List<Integer> ports) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.of(workload, workload.name() + suffix))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endPodSelector()
        .withPolicyTypes("Egress")
        .addNewEgress()
        .withPorts(ports.stream().map(number -> port("TCP", new IntOrString(number))).toList())
        .endEgress()
        .endSpec()
        .build();
  }

  /** What other parts of the application may be called, each on the port it answers on. */
  static NetworkPolicy allowCalls(Workload workload, List<String> parts) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.of(workload, workload.name() + "-allow-calls"))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endPodSelector()
        .withPolicyTypes("Egress")
        .addNewEgress()
        .addNewTo()
        .withNewPodSelector()
        .addNewMatchExpression()
        .withKey("app")
        .withOperator("In")
        .withValues(parts)
        .endMatchExpression()
        .endPodSelector()
        .endTo()
        .withPorts(port("TCP", new IntOrString("http")))
        .endEgress()
        .endSpec()
        .build();
  }

  static NetworkPolicyPort port(String protocol, IntOrString number) {
    return new NetworkPolicyPortBuilder().withProtocol(protocol).withPort(number).build();
  }
}
