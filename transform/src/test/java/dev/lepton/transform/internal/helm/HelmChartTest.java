package dev.lepton.transform.internal.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.kustomize.Components;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Samples;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelmChartTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Map<String, HasMetadata> objects = Manifests.of(Samples.all());
  private final Map<String, String> chart =
      new HelmChart(Samples.all(), objects, new Components(Samples.all()).files(99.9)).files();
  private final Rendering rendering = new Rendering(chart.get("values.yaml"));

  @Test
  void renderedWithItsOwnValuesItIsTheSameObjects() {
    objects.forEach(
        (path, object) -> {
          if (!object.getKind().equals("Namespace")) {
            String rendered = rendering.of(chart.get("templates/" + path));
            assertThat(comparable(YAML.unmarshal(rendered, HasMetadata.class)))
                .as(path)
                .isEqualTo(comparable(object));
          }
        });
    assertThat(chart).doesNotContainKey("templates/namespace.yaml");
  }

  /** Without what the chart and the release add or decide. */
  static String comparable(HasMetadata object) {
    return ManifestText.of(object)
        .replaceAll("\n *namespace: \"?shop\"?(?=\n)", "")
        .replaceAll("\n *helm.sh/chart: .*", "")
        .replaceAll("\n *annotations:\n *checksum/config: .*", "")
        .replaceAll("managed-by: .*", "managed-by: x")
        .replaceAll("instance: .*", "instance: x");
  }

  @Test
  void aPathIntoTheValuesIsAWordForTemplates() {
    assertThat(chart.get("values.yaml")).contains("webApi:");
    assertThat(chart.get("templates/web-api/deployment.yaml"))
        .contains(
            "image: \"{{ .Values.webApi.image.repository }}:{{ .Values.webApi.image.tag }}\"");
  }

  @Test
  void anIngressThatIsNotWantedIsNotMade() {
    Rendering without =
        new Rendering(chart.get("values.yaml").replace("enabled: true", "enabled: false"));
    assertThat(without.of(chart.get("templates/web-api/ingress.yaml"))).isEmpty();
  }

  @Test
  void whatOnlySomeClustersHaveIsThereWhenItIsAskedFor() {
    String route = chart.get("templates/variants/gateway-api/web-api-route.yaml");
    assertThat(rendering.of(route)).isEmpty();
    Rendering with =
        new Rendering(
            chart
                .get("values.yaml")
                .replace("gatewayApi:\n  enabled: false", "gatewayApi:\n  enabled: true"));
    assertThat(with.of(route)).contains("kind: HTTPRoute", "[\"web-api.example.com\"]");
    assertThat(with.of(chart.get("templates/web-api/ingress.yaml"))).isEmpty();
  }

  @Test
  void whatIsATemplateItselfStaysOne() {
    assertThat(chart.get("templates/variants/monitoring/dashboard.yaml"))
        .contains("{{ `{{` }}pod}}");
  }

  @Test
  void aTestOfAServiceMayReachItAlsoWhereOnlyKnownCallersMay() {
    assertThat(chart.get("templates/tests/web-api.yaml"))
        .contains("policyTypes: [\"Ingress\"]", "policyTypes: [\"Egress\"]");
  }

  @Test
  void valuesThatTheChartDoesNotKnowAreRefusedByItsSchema() {
    assertThat(chart.get("values.schema.json"))
        .contains("\"additionalProperties\" : false")
        .contains("\"webApi\"");
  }
}
