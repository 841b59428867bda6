package dev.lepton.transform.internal.kustomize;

import dev.lepton.transform.internal.manifest.ManifestText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file that Kustomize reads first in a folder. Pure. */
public final class Kustomization {
  private Kustomization() {}

  /**
   * @param files names of the objects' files, in the order in which they must be applied
   */
  public static String base(String namespace, Iterable<String> files) {
    Map<String, Object> text = head("v1beta1", "Kustomization");
    text.put("namespace", namespace);
    text.put("resources", files);
    return ManifestText.of(text);
  }

  static String overlay(
      String namespace, List<Map<String, String>> images, List<Map<String, Object>> patches) {
    Map<String, Object> text = head("v1beta1", "Kustomization");
    text.put("namespace", namespace);
    text.put("resources", List.of("../../base"));
    text.put("images", images);
    text.put("patches", patches);
    return ManifestText.of(text);
  }

  static String component(List<String> resources, List<Map<String, Object>> patches) {
    Map<String, Object> text = head("v1alpha1", "Component");
    text.put("resources", resources);
    if (!patches.isEmpty()) {
      text.put("patches", patches);
    }
    return ManifestText.of(text);
  }

  private static Map<String, Object> head(String version, String kind) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("apiVersion", "kustomize.config.k8s.io/" + version);
    text.put("kind", kind);
    return text;
  }
}
