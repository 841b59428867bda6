package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.TreeMap;

/** What must be there before the workload. Pure. */
final class Foundations {
  private static final String POD_SECURITY = "pod-security.kubernetes.io/";

  private Foundations() {}

  static Namespace namespace(Workload workload) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(workload.name())
        .withLabels(Metadata.labels(workload))
        .addToLabels(POD_SECURITY + "enforce", "restricted")
        .addToLabels(POD_SECURITY + "audit", "restricted")
        .addToLabels(POD_SECURITY + "warn", "restricted")
        .endMetadata()
        .build();
  }

  /**
   * Without a token: the application does not talk to the cluster, so nobody who breaks into it
   * can.
   */
  static ServiceAccount account(Workload workload) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.of(workload, workload.name()))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  static ConfigMap configuration(Workload workload) {
    return new ConfigMapBuilder()
        .withMetadata(Metadata.of(workload, workload.config()))
        .withData(new TreeMap<>(workload.configuration()))
        .build();
  }

  /** Shared by all copies where there is more than one. */
  static PersistentVolumeClaim files(Workload workload) {
    long gibibytes = Math.max(1, (long) Math.ceil(workload.demand().storageGib()));
    return new PersistentVolumeClaimBuilder()
        .withMetadata(Metadata.of(workload, workload.files()))
        .withNewSpec()
        .withAccessModes(workload.replicas() > 1 ? "ReadWriteMany" : "ReadWriteOnce")
        .withNewResources()
        .addToRequests("storage", new Quantity(gibibytes + "Gi"))
        .endResources()
        .endSpec()
        .build();
  }
}
