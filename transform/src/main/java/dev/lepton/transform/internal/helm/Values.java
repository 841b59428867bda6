package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.ImageReference;
import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Pods;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What differs between installations, with what holds when nobody says otherwise. Pure. */
final class Values {
  private Values() {}

  static Map<String, Object> of(List<Workload> workloads, Variants variants) {
    Map<String, Object> values = new LinkedHashMap<>();
    workloads.forEach(workload -> values.put(key(workload), of(workload)));
    variants.folders().forEach(folder -> values.put(key(folder), Variants.values(folder)));
    values.put("test", Mapping.of("image", "docker.io/library/busybox:1.36"));
    return values;
  }

  private static Map<String, Object> of(Workload workload) {
    ImageReference reference = ImageReference.of(workload.image());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "image",
        Mapping.of(
            "repository", reference.repository(), versionKey(reference), reference.version()));
    if (workload.scales()) {
      Map<String, Object> replicas = Mapping.of("min", workload.replicas());
      replicas.put("max", workload.mostReplicas());
      values.put("replicas", replicas);
    }
    workload.schedule().ifPresent(times -> values.put("schedule", times.fields()));
    values.put("resources", Pods.requestsAndLimits(workload));
    values.put("config", new TreeMap<>(workload.configuration()));
    if (workload.endpoint().isPresent()) {
      Map<String, Object> ingress = Mapping.of("enabled", true);
      ingress.put("className", "");
      ingress.put("host", workload.name() + ".example.com");
      ingress.put("tlsSecret", workload.name() + "-tls");
      values.put("ingress", ingress);
    }
    if (workload.bringsFiles()) {
      values.put(
          "storage",
          Mapping.of("size", Math.max(1, (long) Math.ceil(workload.demand().storageGib())) + "Gi"));
    }
    return values;
  }

  static String versionKey(ImageReference reference) {
    return reference.digest() ? "digest" : "tag";
  }

  /** The workload's name as templates can write it after a dot. */
  static String key(Workload workload) {
    return key(workload.name());
  }

  static String key(String name) {
    StringBuilder key = new StringBuilder();
    for (String word : name.split("-")) {
      key.append(
          key.length() == 0
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return Character.isDigit(key.charAt(0)) ? "n" + key : key.toString();
  }
}
