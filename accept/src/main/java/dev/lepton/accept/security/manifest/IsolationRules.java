package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.manifest.PodRule.violatedIf;

import dev.lepton.accept.security.manifest.Pod.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The <i>baseline</i> Pod Security Standard: what keeps a pod from its node. */
final class IsolationRules {
  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  private static final Set<String> SAFE_SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  static final List<PodRule> ALL =
      List.of(
          PodRule.of(
              "host-namespaces",
              "pods stay out of the host's namespaces",
              HIGH,
              "remove hostNetwork, hostPID and hostIPC",
              IsolationRules::hostNamespaces),
          PodRule.of(
              "privileged",
              "no container is privileged",
              HIGH,
              "remove securityContext.privileged and windowsOptions.hostProcess",
              IsolationRules::privileged),
          PodRule.of(
              "host-ports",
              "no container takes a port of the node",
              HIGH,
              "remove hostPort; reach the pods through a Service",
              pod -> pod.containersWhere(IsolationRules::takesHostPort)),
          PodRule.of(
              "kernel-isolation",
              "kernel, AppArmor and SELinux isolation is left as it is",
              HIGH,
              "remove procMount, unsafe sysctls, Unconfined AppArmor profiles and own SELinux"
                  + " labels",
              IsolationRules::kernelIsolation));

  private IsolationRules() {}

  private static List<String> hostNamespaces(Pod pod) {
    return Stream.of("hostNetwork", "hostPID", "hostIPC")
        .filter(field -> pod.spec().path(field).asBoolean(false))
        .map(field -> pod.where() + ", " + field)
        .toList();
  }

  private static List<String> privileged(Pod pod) {
    List<String> places =
        new ArrayList<>(
            pod.containersWhere(
                container ->
                    container.security().path("privileged").asBoolean(false)
                        || isHostProcess(container.security())));
    places.addAll(violatedIf(isHostProcess(pod.security()), pod.where() + ", hostProcess"));
    return places;
  }

  private static boolean isHostProcess(JsonNode security) {
    return security.path("windowsOptions").path("hostProcess").asBoolean(false);
  }

  private static boolean takesHostPort(Container container) {
    return container
        .node()
        .path("ports")
        .valueStream()
        .anyMatch(port -> port.path("hostPort").asInt(0) != 0);
  }

  private static List<String> kernelIsolation(Pod pod) {
    boolean opened = pod.securityContexts().anyMatch(IsolationRules::opensKernel);
    boolean unsafeSysctl =
        pod.security()
            .path("sysctls")
            .valueStream()
            .anyMatch(sysctl -> !SAFE_SYSCTLS.contains(sysctl.path("name").asString("")));
    boolean appArmorOff =
        pod.template()
            .path("metadata")
            .path("annotations")
            .propertyStream()
            .anyMatch(
                annotation ->
                    annotation
                            .getKey()
                            .startsWith("container.apparmor.security.beta.kubernetes.io/")
                        && annotation.getValue().asString("").equals("unconfined"));
    return violatedIf(opened || unsafeSysctl || appArmorOff, pod.where());
  }

  private static boolean opensKernel(JsonNode security) {
    JsonNode selinux = security.path("seLinuxOptions");
    return !security.path("procMount").asString("Default").equals("Default")
        || security.path("appArmorProfile").path("type").asString("").equals("Unconfined")
        || !SAFE_SELINUX_TYPES.contains(selinux.path("type").asString(""))
        || !selinux.path("user").asString("").isEmpty()
        || !selinux.path("role").asString("").isEmpty();
  }
}
