package dev.lepton.transform.internal.kustomize;

import dev.lepton.transform.internal.manifest.ImageReference;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What differs between development, staging and production: the namespace, how many copies may run,
 * the host, and the image's tag. Pure.
 */
public final class Overlays {
  /** An environment, from the smallest to the largest. */
  private enum Stage {
    DEV,
    STAGING,
    PROD;

    String id() {
      return switch (this) {
        case DEV -> "dev";
        case STAGING -> "staging";
        case PROD -> "prod";
      };
    }

    int fewest(Workload workload) {
      return this == DEV ? 1 : workload.replicas();
    }

    int most(Workload workload) {
      return switch (this) {
        case DEV -> 1;
        case STAGING -> workload.replicas();
        case PROD -> workload.mostReplicas();
      };
    }

    String namespace(String application) {
      return this == PROD ? application : application + "-" + id();
    }

    String host(Workload workload) {
      String prefix = this == PROD ? "" : id() + ".";
      return workload.name() + "." + prefix + "example.com";
    }
  }

  private Overlays() {}

  /** Folder and name of each file to its content. */
  public static Map<String, String> of(List<Workload> workloads) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      files.put(stage.id() + "/kustomization.yaml", kustomization(stage, workloads));
    }
    return files;
  }

  /** Of all stages. */
  public static List<String> namespaces(String application) {
    return Stream.of(Stage.values()).map(stage -> stage.namespace(application)).toList();
  }

  private static String kustomization(Stage stage, List<Workload> workloads) {
    List<Map<String, String>> images = new ArrayList<>();
    List<Map<String, Object>> patches = new ArrayList<>();
    for (Workload workload : workloads) {
      images.add(image(workload));
      if (workload.scales()) {
        patches.add(
            patch(
                "HorizontalPodAutoscaler",
                workload.name(),
                List.of(
                    replace("/spec/minReplicas", stage.fewest(workload)),
                    replace("/spec/maxReplicas", stage.most(workload)))));
      }
      if (workload.endpoint().isPresent()) {
        patches.add(
            patch(
                "Ingress",
                workload.name(),
                List.of(
                    replace("/spec/rules/0/host", stage.host(workload)),
                    replace("/spec/tls/0/hosts/0", stage.host(workload)))));
      }
    }
    patches.addAll(gateway(stage, workloads));
    return Kustomization.overlay(stage.namespace(workloads.get(0).application()), images, patches);
  }

  /** Of the component with the Gateway API; where it is not there, these meet nothing. */
  private static List<Map<String, Object>> gateway(Stage stage, List<Workload> workloads) {
    List<Map<String, Object>> patches = new ArrayList<>();
    List<Map<String, Object>> listeners = new ArrayList<>();
    for (Workload workload : workloads) {
      if (workload.endpoint().isPresent()) {
        String host = stage.host(workload);
        listeners.add(replace("/spec/listeners/" + listeners.size() + "/hostname", host));
        patches.add(
            patch("HTTPRoute", workload.name(), List.of(replace("/spec/hostnames/0", host))));
      }
    }
    if (!listeners.isEmpty()) {
      patches.add(patch("Gateway", workloads.get(0).application(), listeners));
    }
    return patches;
  }

  private static Map<String, String> image(Workload workload) {
    ImageReference reference = ImageReference.of(workload.image());
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", reference.repository());
    image.put(reference.digest() ? "digest" : "newTag", reference.version());
    return image;
  }

  private static Map<String, Object> patch(
      String kind, String name, List<Map<String, Object>> operations) {
    return Mapping.of(
        "target", Mapping.of("kind", kind, "name", name), "patch", ManifestText.of(operations));
  }

  private static Map<String, Object> replace(String path, Object value) {
    return Mapping.of("op", "replace", "path", path, "value", value);
  }
}
