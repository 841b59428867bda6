package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.util.Optional;

/**
 * Ports of this machine that lead to a ready pod behind a service. The client's own way does not
 * know target ports that are left out or called by a name.
 */
record ServiceTunnel(KubernetesClient client, String namespace) {

  /**
   * @param port of the service
   * @throws LeptonException ROLLOUT_FAILED if no ready pod is behind it
   */
  LocalPortForward open(String name, int port) {
    Service service = client.services().inNamespace(namespace).withName(name).get();
    Pod pod = Optional.ofNullable(service).flatMap(this::behind).orElseThrow(() -> nobody(name));
    int inside =
        service.getSpec().getPorts().stream()
            .filter(each -> each.getPort() == port)
            .findFirst()
            .map(each -> inside(each, pod))
            .orElse(port);
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .portForward(inside);
  }

  private Optional<Pod> behind(Service service) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabels(service.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(Pods::isReady)
        .findFirst();
  }

  private static int inside(ServicePort port, Pod pod) {
    IntOrString target = port.getTargetPort();
    if (target == null) {
      return port.getPort();
    }
    return target.getIntVal() != null
        ? target.getIntVal()
        : pod.getSpec().getContainers().stream()
            .flatMap(container -> container.getPorts().stream())
            .filter(each -> target.getStrVal().equals(each.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst()
            .orElse(port.getPort());
  }

  private LeptonException nobody(String service) {
    return new LeptonException(
        ErrorCode.ROLLOUT_FAILED,
        "no ready pod is behind the service",
        "Service " + service + " in namespace " + namespace,
        "see what it selects: kubectl describe service " + service);
  }
}
