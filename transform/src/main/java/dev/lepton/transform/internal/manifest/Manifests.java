package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All objects of a workload as YAML, in the order in which they must be applied. Pure: equal input
 * gives equal bytes.
 */
public final class Manifests {
  private final KubernetesSerialization yaml = new KubernetesSerialization();

  /** File name to content, {@code kustomization.yaml} last. */
  public Map<String, String> kubernetes(Workload workload) {
    Map<String, String> files = new LinkedHashMap<>();
    for (HasMetadata object : objects(workload)) {
      files.put(fileName(workload, object), text(object));
    }
    files.put("kustomization.yaml", kustomization(workload, files));
    return files;
  }

  /** For {@code podman play kube}. */
  public String podman(Workload workload) {
    return text(Podman.deployment(workload));
  }

  private static List<HasMetadata> objects(Workload workload) {
    List<HasMetadata> objects = new ArrayList<>();
    objects.add(Foundations.namespace(workload));
    objects.add(Foundations.account(workload));
    objects.add(Foundations.configuration(workload));
    if (workload.dataVolume()) {
      objects.add(Foundations.files(workload));
    }
    objects.add(Networking.denyAll(workload));
    objects.add(Networking.allowRequests(workload));
    objects.add(Networking.allowNames(workload));
    if (!workload.databasePorts().isEmpty()) {
      objects.add(Networking.allowDatabase(workload));
    }
    objects.add(Workloads.deployment(workload));
    objects.add(Networking.service(workload));
    objects.add(Networking.ingress(workload));
    objects.add(Workloads.autoscaler(workload));
    objects.add(Workloads.disruptionBudget(workload));
    return objects;
  }

  private static String fileName(Workload workload, HasMetadata object) {
    String kind = object.getKind().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    String name = object.getMetadata().getName();
    boolean several = kind.equals("network-policy");
    return several ? kind + name.substring(workload.name().length()) + ".yaml" : kind + ".yaml";
  }

  private String text(HasMetadata object) {
    return yaml.asYaml(object).replaceFirst("^---\\s*", "").strip() + "\n";
  }

  private static String kustomization(Workload workload, Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ")
        .append(workload.name())
        .append("\nresources:\n");
    files.keySet().forEach(file -> text.append("  - ").append(file).append('\n'));
    return text.toString();
  }
}
