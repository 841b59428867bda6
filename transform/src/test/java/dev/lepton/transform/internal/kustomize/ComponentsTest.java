package dev.lepton.transform.internal.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Samples;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Map<String, String> files = new Components(Samples.all()).files(99.9);

  private Map<?, ?> file(String path) {
    return YAML.unmarshal(files.get(path), Map.class);
  }

  private static Object at(Object tree, Object... path) {
    Object node = tree;
    for (Object step : path) {
      node =
          step instanceof Integer index
              ? ((List<?>) node).get(index)
              : ((Map<?, ?>) node).get(step);
    }
    return node;
  }

  @Test
  void everyComponentListsItsOwnFiles() {
    for (String component :
        List.of("gateway-api", "external-secrets", "monitoring", "service-monitor")) {
      Object resources = at(file(component + "/kustomization.yaml"), "resources");
      assertThat((List<?>) resources)
          .isNotEmpty()
          .allMatch(name -> files.containsKey(component + "/" + name));
      long inFolder =
          files.keySet().stream().filter(path -> path.startsWith(component + "/")).count();
      assertThat(inFolder).isEqualTo(((List<?>) resources).size() + 1L);
    }
  }

  @Test
  void theRouteLeadsToTheServiceAndTheIngressGoes() {
    Map<?, ?> route = file("gateway-api/web-api-route.yaml");
    assertThat(at(route, "spec", "rules", 0, "backendRefs", 0, "name")).isEqualTo("web-api");
    Object listener = at(file("gateway-api/gateway.yaml"), "spec", "listeners", 0);
    assertThat(at(route, "spec", "parentRefs", 0, "sectionName")).isEqualTo(at(listener, "name"));
    assertThat(at(route, "spec", "hostnames", 0)).isEqualTo(at(listener, "hostname"));
    Object patch = at(file("gateway-api/kustomization.yaml"), "patches", 0, "patch");
    Map<?, ?> deleted = YAML.unmarshal((String) patch, Map.class);
    assertThat(deleted.get("$patch")).isEqualTo("delete");
    assertThat(Manifests.of(Samples.all()).values())
        .anyMatch(
            object ->
                object.getKind().equals(deleted.get("kind"))
                    && object.getMetadata().getName().equals(at(deleted, "metadata", "name")));
  }

  @Test
  void aServiceMonitorSelectsTheServiceAndNamesItsPort() {
    Map<?, ?> monitor = file("service-monitor/web-api-monitor.yaml");

    assertThat(Manifests.of(Samples.all()).values())
        .filteredOn(Service.class::isInstance)
        .map(Service.class::cast)
        .anySatisfy(
            service -> {
              assertThat(service.getMetadata().getLabels())
                  .containsEntry(
                      "app", (String) at(monitor, "spec", "selector", "matchLabels", "app"));
              assertThat(service.getSpec().getPorts().get(0).getName())
                  .isEqualTo(at(monitor, "spec", "endpoints", 0, "port"));
            });
  }

  @Test
  void everySecretThatAWorkloadReadsComesFromOutside() {
    Map<?, ?> secret = file("external-secrets/worker-database.yaml");
    assertThat(at(secret, "spec", "target", "name")).isEqualTo("worker-database");
    assertThat(at(secret, "spec", "data", 0, "secretKey")).isEqualTo("DATABASE_URL");
  }

  @Test
  void theDashboardIsOneThatGrafanaFinds() {
    Map<?, ?> dashboard = file("monitoring/dashboard.yaml");
    assertThat(at(dashboard, "metadata", "labels", "grafana_dashboard")).isEqualTo("1");
    assertThat(at(dashboard, "data", "shop.json")).asString().contains("\"uid\" : \"lepton-shop\"");
  }
}
