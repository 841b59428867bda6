package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a cluster may have in place of, or beside, what every cluster has: the components of
 * Kustomize, each behind a value that turns it on. Pure.
 *
 * @param components text by folder and name; files of Kustomize's own among them are passed over
 */
record Variants(List<Workload> workloads, Map<String, String> components) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  TreeSet<String> folders() {
    TreeSet<String> folders = new TreeSet<>();
    components.keySet().forEach(path -> folders.add(folder(path)));
    return folders;
  }

  private static String folder(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  /** What a user says of a variant; nothing is on, since it takes what only some clusters have. */
  static Map<String, Object> values(String folder) {
    Map<String, Object> values = Mapping.of("enabled", false);
    switch (folder) {
      case "gateway-api" -> values.put("className", "change-me");
      case "external-secrets" ->
          values.put("store", Mapping.of("kind", "ClusterSecretStore", "name", "change-me"));
      case "service-monitor" -> values.put("path", "/metrics");
      default -> {
        // On or off is all.
      }
    }
    return values;
  }

  /** By path below the folder of variants. */
  Map<String, String> templates() {
    Map<String, String> templates = new LinkedHashMap<>();
    components.forEach(
        (path, text) -> {
          if (!path.endsWith("/kustomization.yaml")) {
            String condition = ".Values." + Values.key(folder(path)) + ".enabled";
            templates.put(
                path, "{{- if " + condition + " }}\n" + template(path, text) + "{{- end }}\n");
          }
        });
    return templates;
  }

  private String template(String path, String text) {
    // A ConfigMap's class would do as well, but the others have none.
    HasMetadata object = YAML.unmarshal(text, GenericKubernetesResource.class);
    Template template =
        new Template(object)
            .without("metadata", "namespace")
            .value(".Release.Service", "metadata", "labels", "app.kubernetes.io/managed-by");
    String mine = ".Values." + Values.key(folder(path));
    switch (object.getKind()) {
      case "Gateway" ->
          gateway(template.value(mine + ".className | quote", "spec", "gatewayClassName"));
      case "HTTPRoute" ->
          template.literal(
              "[{{ " + ingress(object.getMetadata().getName(), "host") + " }}]",
              "spec",
              "hostnames");
      case "ExternalSecret" ->
          template
              .value(mine + ".store.kind | quote", "spec", "secretStoreRef", "kind")
              .value(mine + ".store.name | quote", "spec", "secretStoreRef", "name");
      case "ServiceMonitor" ->
          template.value(mine + ".path | quote", "spec", "endpoints", "0", "path");
      default -> {
        // The same in every installation.
      }
    }
    return template.text();
  }

  private void gateway(Template template) {
    List<Workload> services =
        workloads.stream().filter(workload -> workload.endpoint().isPresent()).toList();
    for (int index = 0; index < services.size(); index++) {
      String name = services.get(index).name();
      String at = String.valueOf(index);
      template
          .value(ingress(name, "host"), "spec", "listeners", at, "hostname")
          .value(
              ingress(name, "tlsSecret"),
              "spec",
              "listeners",
              at,
              "tls",
              "certificateRefs",
              "0",
              "name");
    }
  }

  private static String ingress(String workload, String value) {
    return ".Values." + Values.key(workload) + ".ingress." + value + " | quote";
  }
}
