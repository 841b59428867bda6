package dev.lepton.transform.internal.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.kustomize.Components;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.RealTool;
import dev.lepton.transform.internal.manifest.Samples;
import dev.lepton.transform.internal.monitoring.RuleFiles;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm itself reads and renders the chart. */
class HelmIT {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @TempDir Path folder;
  private final Map<String, HasMetadata> objects = Manifests.of(Samples.all());

  @BeforeEach
  void writeTheChart() throws IOException {
    helm().demand();
    helm()
        .write(
            "shop",
            new HelmChart(Samples.all(), objects, new Components(Samples.all()).files(99.9))
                .files());
  }

  private RealTool helm() {
    return new RealTool("helm", folder);
  }

  private List<GenericKubernetesResource> rendered(String... settings) throws Exception {
    String[] words =
        Stream.concat(
                Stream.of("template", "shop", "shop", "--namespace", "shop", "--skip-tests"),
                Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
            .toArray(String[]::new);
    RealTool.Result result = helm().run(words);
    assertThat(result.status()).as(result.out()).isZero();
    return result.objects();
  }

  @Test
  void itFindsNothingToCriticise() throws Exception {
    RealTool.Result lint =
        helm()
            .run(
                "lint",
                "shop",
                "--strict",
                "--set",
                "gatewayApi.enabled=true,externalSecrets.enabled=true,monitoring.enabled=true");
    assertThat(lint.status()).as(lint.out()).isZero();
    assertThat(lint.out()).doesNotContain("[WARNING]", "[ERROR]");
  }

  @Test
  void withItsOwnValuesItMakesTheSameObjectsAsTheBase() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    objects.values().stream()
        .filter(object -> !object.getKind().equals("Namespace"))
        .forEach(object -> expected.put(id(object), comparable(object)));
    Map<String, String> made = new TreeMap<>();
    rendered().forEach(object -> made.put(id(object), comparable(object)));
    assertThat(made).isEqualTo(expected);
  }

  private static String id(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  private static String comparable(HasMetadata object) {
    HasMetadata same =
        YAML.unmarshal(
            HelmChartTest.comparable(object).replaceAll("version: .*", "version: x"),
            GenericKubernetesResource.class);
    return ManifestText.of(same);
  }

  @Test
  void variantsComeInWhenTheyAreAskedFor() throws Exception {
    List<GenericKubernetesResource> objects =
        rendered(
            "gatewayApi.enabled=true",
            "gatewayApi.className=nginx",
            "webApi.ingress.host=www.example.org",
            "externalSecrets.enabled=true",
            "externalSecrets.store.name=vault",
            "monitoring.enabled=true",
            "serviceMonitor.enabled=true");

    assertThat(objects)
        .extracting(HasMetadata::getKind)
        .contains("Gateway", "HTTPRoute", "ExternalSecret", "PrometheusRule", "ServiceMonitor")
        .doesNotContain("Ingress");
    assertThat(text(objects, "Gateway")).contains("www.example.org", "gatewayClassName: nginx");
    assertThat(text(objects, "HTTPRoute")).contains("www.example.org");
    assertThat(text(objects, "ExternalSecret")).contains("name: vault");
    String rules = RuleFiles.of(Samples.all(), 99.9).get("web-api.yaml");
    GenericKubernetesResource rule =
        objects.stream()
            .filter(object -> id(object).equals("PrometheusRule web-api"))
            .findFirst()
            .orElseThrow();
    assertThat((Object) rule.get("spec", "groups"))
        .isEqualTo(YAML.unmarshal(rules, Map.class).get("groups"));
  }

  private static String text(List<GenericKubernetesResource> objects, String kind) {
    return objects.stream()
        .filter(object -> object.getKind().equals(kind))
        .map(ManifestText::of)
        .reduce("", String::concat);
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() throws Exception {
    for (String wrong : List.of("webApi.replicas.min=0", "webApi.replica=3", "test.image=1")) {
      RealTool.Result result = helm().run("template", "shop", "shop", "--set", wrong);
      assertThat(result.status()).as(wrong).isNotZero();
      assertThat(result.out()).contains(wrong.replaceAll(".*\\.(\\w+)=.*", "$1"));
    }
  }
}
