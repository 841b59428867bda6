package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names and labels, the same on every object. Pure. */
final class Metadata {
  private Metadata() {}

  static ObjectMeta of(Workload workload, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(workload.application())
        .withLabels(labels(workload))
        .build();
  }

  /** Of an object that belongs to all parts of the application. */
  static ObjectMeta ofApplication(Workload any, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(any.application())
        .withLabels(shared(any))
        .build();
  }

  /** The label {@code app} and the six recommended ones. */
  static Map<String, String> labels(Workload workload) {
    Map<String, String> labels = shared(workload);
    labels.putAll(selector(workload));
    labels.put("app.kubernetes.io/name", workload.name());
    labels.put("app.kubernetes.io/component", component(workload));
    return labels;
  }

  /** The same labels for the application as a whole. */
  static Map<String, String> shared(Workload any) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("app", any.application());
    labels.put("app.kubernetes.io/name", any.application());
    labels.put("app.kubernetes.io/instance", any.application());
    labels.put("app.kubernetes.io/version", labelValue(any.version()));
    labels.put("app.kubernetes.io/component", "application");
    labels.put("app.kubernetes.io/part-of", any.application());
    labels.put("app.kubernetes.io/managed-by", "lepton-migrate");
    return labels;
  }

  private static String component(Workload workload) {
    if (workload.endsByItself()) {
      return "job";
    }
    return workload.endpoint().isPresent() ? "application" : "worker";
  }

  /** Only what never changes: a Deployment's selector cannot be changed later. */
  static Map<String, String> selector(Workload workload) {
    return Map.of("app", workload.name());
  }

  /** The workload's name and its version, as the name of an object. */
  static String withVersion(Workload workload) {
    String version =
        workload
            .version()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("-+$", "");
    String name = workload.name() + "-" + version;
    return name.substring(0, Math.min(63, name.length())).replaceAll("-+$", "");
  }

  /**
   * At most 63 characters of a limited alphabet, for instance without the plus sign of a build
   * number.
   */
  private static String labelValue(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return allowed.substring(0, Math.min(63, allowed.length())).replaceAll("[^A-Za-z0-9]+$", "");
  }
}
