package dev.lepton.transform.internal.kustomize;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.monitoring.Dashboard;
import dev.lepton.transform.internal.monitoring.RuleFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an overlay may add, each with the custom resources of another project: the Gateway API
 * instead of Ingress, secrets from outside the cluster, and monitoring. Pure.
 */
public final class Components {
  private final List<Workload> workloads;
  private final String application;

  /**
   * @param workloads at least one, all of the same application
   */
  public Components(List<Workload> workloads) {
    this.workloads = workloads;
    this.application = workloads.get(0).application();
  }

  /**
   * Folder and name of each file to its content.
   *
   * @param availabilityPercent the objective of requests, below 100
   */
  public Map<String, String> files(double availabilityPercent) {
    Map<String, String> files = new LinkedHashMap<>();
    gateway(files);
    secrets(files);
    monitoring(files, availabilityPercent);
    scraping(files);
    return files;
  }

  private Map<String, Object> object(String version, String kind, String name, Object spec) {
    return Mapping.of(
        "apiVersion", version,
        "kind", kind,
        "metadata",
            Mapping.of(
                "name", name,
                "namespace", application,
                "labels",
                    Mapping.of(
                        "app.kubernetes.io/name", name,
                        "app.kubernetes.io/part-of", application,
                        "app.kubernetes.io/managed-by", "lepton-migrate")),
        "spec", spec);
  }

  /** One Gateway for all hosts, and a route for each service; the Ingresses go. */
  private void gateway(Map<String, String> files) {
    List<Workload> services =
        workloads.stream().filter(workload -> workload.endpoint().isPresent()).toList();
    if (services.isEmpty()) {
      return;
    }
    String version = "gateway.networking.k8s.io/v1";
    List<Object> listeners = new ArrayList<>();
    List<String> resources = new ArrayList<>(List.of("gateway.yaml"));
    List<Map<String, Object>> patches = new ArrayList<>();
    for (Workload service : services) {
      String host = service.name() + ".example.com";
      listeners.add(
          Mapping.of(
              "name",
              service.name(),
              "hostname",
              host,
              "port",
              443,
              "protocol",
              "HTTPS",
              "tls",
              Mapping.of(
                  "mode",
                  "Terminate",
                  "certificateRefs",
                  List.of(Mapping.of("name", service.name() + "-tls"))),
              "allowedRoutes",
              Mapping.of("namespaces", Mapping.of("from", "Same"))));
      String file = service.name() + "-route.yaml";
      resources.add(file);
      files.put(
          "gateway-api/" + file,
          ManifestText.of(
              object(
                  version,
                  "HTTPRoute",
                  service.name(),
                  Mapping.of(
                      "parentRefs",
                          List.of(Mapping.of("name", application, "sectionName", service.name())),
                      "hostnames", List.of(host),
                      "rules",
                          List.of(
                              Mapping.of(
                                  "backendRefs",
                                  List.of(Mapping.of("name", service.name(), "port", 80))))))));
      patches.add(
          Mapping.of(
              // The patch alone would have to say the namespace, which is another in each overlay.
              "target",
              Mapping.of("kind", "Ingress", "name", service.name()),
              "patch",
              ManifestText.of(
                  Mapping.of(
                      "$patch", "delete",
                      "apiVersion", "networking.k8s.io/v1",
                      "kind", "Ingress",
                      "metadata", Mapping.of("name", service.name())))));
    }
    files.put(
        "gateway-api/gateway.yaml",
        ManifestText.of(
            object(
                version,
                "Gateway",
                application,
                // Only the cluster's operator knows the class.
                Mapping.of("gatewayClassName", "change-me", "listeners", listeners))));
    files.put("gateway-api/kustomization.yaml", Kustomization.component(resources, patches));
  }

  private void secrets(Map<String, String> files) {
    Map<String, TreeSet<String>> variables = new TreeMap<>();
    workloads.stream()
        .flatMap(workload -> workload.secrets().stream())
        .forEach(
            secret ->
                variables
                    .computeIfAbsent(secret.secret(), name -> new TreeSet<>())
                    .add(secret.variable()));
    if (variables.isEmpty()) {
      return;
    }
    List<String> resources = new ArrayList<>();
    variables.forEach(
        (secret, names) -> {
          String file = secret + ".yaml";
          resources.add(file);
          files.put(
              "external-secrets/" + file,
              ManifestText.of(
                  object(
                      "external-secrets.io/v1",
                      "ExternalSecret",
                      secret,
                      Mapping.of(
                          "refreshInterval", "1h",
                          "secretStoreRef",
                              Mapping.of("kind", "ClusterSecretStore", "name", "change-me"),
                          "target", Mapping.of("name", secret, "creationPolicy", "Owner"),
                          "data", names.stream().map(name -> reference(secret, name)).toList()))));
        });
    files.put("external-secrets/kustomization.yaml", Kustomization.component(resources, List.of()));
  }

  private Map<String, Object> reference(String secret, String variable) {
    return Mapping.of(
        "secretKey",
        variable,
        "remoteRef",
        Mapping.of("key", application + "/" + secret, "property", variable));
  }

  /** For parts that tell their own figures; only their authors know which do, and where. */
  private void scraping(Map<String, String> files) {
    List<String> resources = new ArrayList<>();
    for (Workload service :
        workloads.stream().filter(workload -> workload.endpoint().isPresent()).toList()) {
      String file = service.name() + "-monitor.yaml";
      resources.add(file);
      files.put(
          "service-monitor/" + file,
          ManifestText.of(
              object(
                  "monitoring.coreos.com/v1",
                  "ServiceMonitor",
                  service.name(),
                  Mapping.of(
                      "selector",
                      Mapping.of("matchLabels", Mapping.of("app", service.name())),
                      "endpoints",
                      List.of(
                          Mapping.of("port", "http", "path", "/metrics", "interval", "30s"))))));
    }
    if (!resources.isEmpty()) {
      files.put(
          "service-monitor/kustomization.yaml", Kustomization.component(resources, List.of()));
    }
  }

  private void monitoring(Map<String, String> files, double availabilityPercent) {
    List<String> resources = new ArrayList<>();
    for (Workload workload : workloads) {
      String file = workload.name() + "-rules.yaml";
      resources.add(file);
      files.put(
          "monitoring/" + file,
          ManifestText.of(
              object(
                  "monitoring.coreos.com/v1",
                  "PrometheusRule",
                  workload.name(),
                  Mapping.of("groups", RuleFiles.groups(workload, availabilityPercent)))));
    }
    resources.add("dashboard.yaml");
    Map<String, Object> dashboard = object("v1", "ConfigMap", application + "-dashboard", "");
    dashboard.remove("spec");
    // By this label Grafana's sidecar finds it.
    Mapping.in(dashboard, "metadata", "labels").put("grafana_dashboard", "1");
    dashboard.put("data", Mapping.of(application + ".json", Dashboard.of(workloads)));
    files.put("monitoring/dashboard.yaml", ManifestText.of(dashboard));
    files.put("monitoring/kustomization.yaml", Kustomization.component(resources, List.of()));
  }
}
