package dev.lepton.transform.internal.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.RealTool;
import dev.lepton.transform.internal.manifest.Samples;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kustomize itself builds the base, the overlays, and overlays with every component. */
class KustomizeIT {
  @TempDir Path folder;
  private final Map<String, HasMetadata> objects = Manifests.of(Samples.all());

  @BeforeEach
  void writeEverything() throws IOException {
    kubectl().demand();
    Map<String, String> base = new LinkedHashMap<>();
    objects.forEach((path, object) -> base.put(path, ManifestText.of(object)));
    base.put("kustomization.yaml", Kustomization.base("shop", objects.keySet()));
    kubectl().write("base", base);
    kubectl().write("overlays", Overlays.of(Samples.all()));
    kubectl().write("components", new Components(Samples.all()).files(99.9));
  }

  private RealTool kubectl() {
    return new RealTool("kubectl", folder);
  }

  private List<GenericKubernetesResource> built(String place) throws Exception {
    RealTool.Result result = kubectl().run("kustomize", place);
    assertThat(result.status()).as(result.out()).isZero();
    return result.objects();
  }

  private static List<String> names(List<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  @Test
  void theBaseIsWhatWasWritten() throws Exception {
    assertThat(names(built("base")))
        .containsExactlyInAnyOrderElementsOf(names(List.copyOf(objects.values())));
  }

  @ParameterizedTest
  @CsvSource({
    "dev, shop-dev, web-api.dev.example.com, 1",
    "staging, shop-staging, web-api.staging.example.com, 2",
    "prod, shop, web-api.example.com, 2"
  })
  void everyStageHasItsNamespaceHostsAndCopies(
      String stage, String namespace, String host, int copies) throws Exception {
    List<GenericKubernetesResource> objects = built("overlays/" + stage);

    assertThat(objects)
        .filteredOn(object -> !object.getKind().equals("Namespace"))
        .extracting(object -> object.getMetadata().getNamespace())
        .containsOnly(namespace);
    assertThat(names(objects)).contains("Namespace " + namespace);
    assertThat(text(objects, "Ingress")).contains("host: " + host);
    assertThat(text(objects, "HorizontalPodAutoscaler")).contains("minReplicas: " + copies);
  }

  @ParameterizedTest
  @CsvSource({"dev, web-api.dev.example.com", "prod, web-api.example.com"})
  void everyComponentFitsIntoEveryStage(String stage, String host) throws Exception {
    Files.writeString(
        folder.resolve("overlays/" + stage + "/kustomization.yaml"),
        """
        components:
          - ../../components/gateway-api
          - ../../components/external-secrets
          - ../../components/monitoring
          - ../../components/service-monitor
        """,
        StandardOpenOption.APPEND);

    List<GenericKubernetesResource> objects = built("overlays/" + stage);

    assertThat(objects)
        .extracting(HasMetadata::getKind)
        .contains("Gateway", "HTTPRoute", "ExternalSecret", "PrometheusRule", "ServiceMonitor")
        .doesNotContain("Ingress");
    assertThat(text(objects, "Gateway")).contains("hostname: " + host);
    assertThat(text(objects, "HTTPRoute")).contains("- " + host);
  }

  private static String text(List<GenericKubernetesResource> objects, String kind) {
    return objects.stream()
        .filter(object -> object.getKind().equals(kind))
        .map(ManifestText::of)
        .reduce("", String::concat);
  }
}
