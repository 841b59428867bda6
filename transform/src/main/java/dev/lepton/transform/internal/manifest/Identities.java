package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.TreeMap;

/** Who a workload is, and what it is configured with and keeps. Pure. */
final class Identities {
  private Identities() {}

  /**
   * Without a token, which only the pods of an application get that talks to the cluster: else
   * nobody who breaks into one can.
   */
  static ServiceAccount account(Workload workload) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** What clients of the cluster read to find settings and one another; secrets are not in it. */
  static Role role(Workload workload) {
    return new RoleBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .addNewRule()
        .withApiGroups("")
        .withResources("configmaps", "endpoints", "pods", "services")
        .withVerbs("get", "list", "watch")
        .endRule()
        .addNewRule()
        .withApiGroups("discovery.k8s.io")
        .withResources("endpointslices")
        .withVerbs("get", "list", "watch")
        .endRule()
        .build();
  }

  static RoleBinding binding(Workload workload) {
    return new RoleBindingBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withNewRoleRef("rbac.authorization.k8s.io", "Role", workload.name())
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(workload.name())
        .withNamespace(workload.application())
        .endSubject()
        .build();
  }

  static ConfigMap configuration(Workload workload) {
    return new ConfigMapBuilder()
        .withMetadata(Metadata.of(workload, workload.config()))
        .withData(new TreeMap<>(workload.configuration()))
        .build();
  }

  /** Shared by all copies, and parts, where there is more than one. */
  static PersistentVolumeClaim files(Workload workload) {
    long gibibytes = Math.max(1, (long) Math.ceil(workload.demand().storageGib()));
    boolean shared = workload.replicas() > 1 || workload.traits().sharedFiles().isPresent();
    return new PersistentVolumeClaimBuilder()
        .withMetadata(Metadata.of(workload, workload.files()))
        .withNewSpec()
        .withAccessModes(shared ? "ReadWriteMany" : "ReadWriteOnce")
        .withNewResources()
        .addToRequests("storage", new Quantity(gibibytes + "Gi"))
        .endResources()
        .endSpec()
        .build();
  }
}
