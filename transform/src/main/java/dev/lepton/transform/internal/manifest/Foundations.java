package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;

/** What must be there before any workload. Pure. */
final class Foundations {
  private static final String POD_SECURITY = "pod-security.kubernetes.io/";

  private Foundations() {}

  /** For the whole application: the namespace, and what nobody in it may do. */
  static List<HasMetadata> of(Workload any) {
    return List.of(namespace(any), Networking.denyAll(any), Networking.allowNames(any));
  }

  private static Namespace namespace(Workload workload) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(workload.application())
        .withLabels(Metadata.shared(workload))
        .addToLabels(POD_SECURITY + "enforce", "restricted")
        .addToLabels(POD_SECURITY + "audit", "restricted")
        .addToLabels(POD_SECURITY + "warn", "restricted")
        .endMetadata()
        .build();
  }
}
