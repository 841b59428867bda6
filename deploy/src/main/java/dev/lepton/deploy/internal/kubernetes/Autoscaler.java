package dev.lepton.deploy.internal.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A horizontal autoscaler as it is in the cluster. */
record Autoscaler(GenericKubernetesResource live) {
  private static final String KIND = "HorizontalPodAutoscaler";

  static boolean is(GenericKubernetesResource object) {
    return KIND.equals(object.getKind());
  }

  /** The name of the workload that it makes larger and smaller. */
  String follows() {
    return live.get("spec", "scaleTargetRef", "name") instanceof String name ? name : "";
  }

  /** How many pods it may want at most. */
  int most() {
    return number("spec", "maxReplicas");
  }

  /** How many it wants now. */
  int wanted() {
    return number("status", "desiredReplicas");
  }

  private int number(String part, String field) {
    return live.get(part, field) instanceof Number found ? found.intValue() : 0;
  }

  /** Whether it would want more pods if it might have them. */
  boolean limited() {
    List<?> conditions =
        Optional.ofNullable(live.<Object>get("status", "conditions"))
            .filter(List.class::isInstance)
            .map(found -> (List<?>) found)
            .orElse(List.of());
    return conditions.stream()
        .filter(Map.class::isInstance)
        .map(found -> (Map<?, ?>) found)
        .anyMatch(
            condition ->
                "ScalingLimited".equals(condition.get("type"))
                    && "True".equals(condition.get("status"))
                    && "TooManyReplicas".equals(condition.get("reason")));
  }
}
