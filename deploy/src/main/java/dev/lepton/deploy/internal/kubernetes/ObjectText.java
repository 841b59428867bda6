package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.diff.UnifiedDiff;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Objects as people compare them: without what the server keeps for itself, in one order. Values of
 * secrets are replaced by marks that are equal for equal values within one run, and say nothing
 * afterwards.
 */
final class ObjectText {
  private static final int MARK_BYTES = 4;
  private static final String MAC = "HmacSHA256";
  private static final Set<String> SERVERS_OWN =
      Set.of(
          "managedFields", "resourceVersion", "uid", "creationTimestamp", "generation", "selfLink");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final KubernetesSerialization serialization;
  private final byte[] key = new byte[32];

  ObjectText(KubernetesSerialization serialization) {
    this.serialization = serialization;
    new SecureRandom().nextBytes(key);
  }

  /** Unified; empty if people would see no difference. */
  List<String> difference(String name, List<String> before, List<String> after) {
    return UnifiedDiff.lines("live/" + name, "planned/" + name, before, after);
  }

  List<String> lines(GenericKubernetesResource object) {
    Map<String, Object> plain = new TreeMap<>(map(serialization.convertValue(object, Map.class)));
    plain.remove("status");
    plain.computeIfPresent("metadata", (name, metadata) -> withoutServersOwn(map(metadata)));
    if ("Secret".equals(object.getKind())) {
      plain.computeIfPresent("data", (name, data) -> marked(map(data)));
      plain.computeIfPresent("stringData", (name, data) -> marked(map(data)));
    }
    return serialization.asYaml(sorted(plain)).lines().filter(line -> !line.equals("---")).toList();
  }

  private static Map<String, Object> withoutServersOwn(Map<String, Object> metadata) {
    Map<String, Object> kept = new TreeMap<>(metadata);
    kept.keySet().removeAll(SERVERS_OWN);
    kept.computeIfPresent(
        "annotations",
        (name, annotations) -> {
          Map<String, Object> others = new TreeMap<>(map(annotations));
          others.remove(LAST_APPLIED);
          return others.isEmpty() ? null : others;
        });
    return kept;
  }

  private Map<String, Object> marked(Map<String, Object> data) {
    Map<String, Object> marked = new TreeMap<>();
    data.forEach((name, value) -> marked.put(name, "<secret " + mark(String.valueOf(value)) + ">"));
    return marked;
  }

  private String mark(String value) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      byte[] code = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code, 0, MARK_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, inner) -> sorted.put(String.valueOf(name), sorted(inner)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ObjectText::sorted).toList();
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
