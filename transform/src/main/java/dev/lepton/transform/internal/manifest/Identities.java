package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.TreeMap;

/** Who a workload is, and what it is configured with and keeps. Pure. */
final class Identities {
  private Identities() {}

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
