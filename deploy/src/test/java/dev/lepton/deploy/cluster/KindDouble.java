package dev.lepton.deploy.cluster;

import java.util.List;

/** A kind of object that {@link ApiServerDouble} knows. */
record KindDouble(String api, String kind, String plural, boolean namespaced) {
  static final String METRICS = "metrics.k8s.io/v1beta1";

  static final List<KindDouble> ALL =
      List.of(
          new KindDouble("v1", "Namespace", "namespaces", false),
          new KindDouble("v1", "ConfigMap", "configmaps", true),
          new KindDouble("v1", "Secret", "secrets", true),
          new KindDouble("v1", "Service", "services", true),
          new KindDouble("v1", "PersistentVolumeClaim", "persistentvolumeclaims", true),
          new KindDouble("v1", "Pod", "pods", true),
          new KindDouble(METRICS, "PodMetrics", "pods", true),
          new KindDouble("v1", "Event", "events", true),
          new KindDouble("apps/v1", "Deployment", "deployments", true),
          new KindDouble(
              "autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
          new KindDouble("apps/v1", "ReplicaSet", "replicasets", true),
          new KindDouble("networking.k8s.io/v1", "Ingress", "ingresses", true),
          new KindDouble("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes", true));

  boolean at(String prefix, String name) {
    return plural.equals(name) && prefix.equals((api.contains("/") ? "/apis/" : "/api/") + api);
  }
}
