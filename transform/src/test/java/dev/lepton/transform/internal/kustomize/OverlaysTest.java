package dev.lepton.transform.internal.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Samples;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlaysTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Map<String, String> overlays = Overlays.of(Samples.all());

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> patches(String stage) {
    Map<String, Object> file =
        YAML.unmarshal(overlays.get(stage + "/kustomization.yaml"), Map.class);
    return (List<Map<String, Object>>) file.get("patches");
  }

  @Test
  void everyPatchMeetsAnObjectAndAValueThatIsThere() {
    Map<String, HasMetadata> objects = new LinkedHashMap<>(Manifests.of(Samples.all()));
    new Components(Samples.all())
        .files(99.9)
        .forEach(
            (path, text) -> {
              if (path.startsWith("gateway-api/") && !path.endsWith("/kustomization.yaml")) {
                objects.put(path, YAML.unmarshal(text, GenericKubernetesResource.class));
              }
            });
    for (String stage : List.of("dev", "staging", "prod")) {
      for (Map<String, Object> patch : patches(stage)) {
        Map<?, ?> target = (Map<?, ?>) patch.get("target");
        HasMetadata object =
            objects.values().stream()
                .filter(
                    candidate ->
                        candidate.getKind().equals(target.get("kind"))
                            && candidate.getMetadata().getName().equals(target.get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no object for " + target));
        Object tree = YAML.unmarshal(YAML.asYaml(object), Map.class);
        for (Object each : YAML.unmarshal((String) patch.get("patch"), List.class)) {
          Map<?, ?> operation = (Map<?, ?>) each;
          assertThat(operation.get("op")).isEqualTo("replace");
          assertThat(at(tree, (String) operation.get("path")))
              .as(operation.toString())
              .hasSameClassAs(operation.get("value"));
        }
      }
    }
  }

  private static Object at(Object tree, String pointer) {
    Object node = tree;
    for (String step : pointer.substring(1).split("/")) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) node).get(step);
    }
    return node;
  }

  @Test
  void developmentIsSmallAndStandsBesideProduction() {
    assertThat(overlays.get("dev/kustomization.yaml"))
        .contains("namespace: shop-dev", "web-api.dev.example.com");
    assertThat(overlays.get("prod/kustomization.yaml")).contains("namespace: shop\n");
    assertThat(patches("dev").get(0).get("patch"))
        .asString()
        .contains("value: 1")
        .doesNotContain("value: 2");
  }
}
