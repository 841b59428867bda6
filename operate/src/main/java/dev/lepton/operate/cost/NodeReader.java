package dev.lepton.operate.cost;

import dev.lepton.operate.cluster.Queries;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads nodes: what they have, when they were there, and what their labels say. */
final class NodeReader {
  private static final double GIB = 1L << 30;
  private static final Map<String, String> PROVIDERS =
      Map.of("aws", "aws", "gce", "gcp", "azure", "azure", "alicloud", "alibaba");

  private final Queries queries;
  private final Steps steps;

  NodeReader(Queries queries, Steps steps) {
    this.queries = queries;
    this.steps = steps;
  }

  List<NodeUse> read() {
    Map<String, Resources> sizes = new TreeMap<>();
    for (TimeSeries one : queries.largest("kube_node_status_capacity")) {
      sizes.merge(one.label("node"), size(one), Resources::max);
    }
    StepArrays present = new StepArrays(steps, 1);
    queries.averages(
        "group by (node) (kube_node_status_capacity{resource=\"cpu\"})",
        series -> present.add(series.label("node"), series));
    Map<String, TimeSeries> labels = new HashMap<>();
    queries.last("kube_node_labels").forEach(node -> labels.put(node.label("node"), node));
    Map<String, String> providers = new HashMap<>();
    queries
        .last("kube_node_info")
        .forEach(node -> providers.put(node.label("node"), provider(node.label("provider_id"))));
    List<NodeUse> nodes = new ArrayList<>();
    sizes.forEach(
        (name, has) ->
            nodes.add(
                new NodeUse(
                    facts(name, labels, providers.getOrDefault(name, "")),
                    has,
                    present.shares(name))));
    return nodes;
  }

  private static Resources size(TimeSeries one) {
    double value = Double.isFinite(one.value()) ? Math.max(0, one.value()) : 0;
    return switch (one.label("resource")) {
      case "cpu" -> new Resources(value, 0, 0);
      case "memory" -> new Resources(0, value / GIB, 0);
      case "nvidia_com_gpu" -> new Resources(0, 0, value);
      default -> Resources.NONE;
    };
  }

  /** aws of aws:///us-east-1a/i-0abc. */
  private static String provider(String id) {
    String scheme = id.replaceFirst(":.*", "");
    return PROVIDERS.getOrDefault(scheme, scheme);
  }

  private static NodeFacts facts(String name, Map<String, TimeSeries> labels, String provider) {
    TimeSeries node = labels.get(name);
    if (node == null) {
      return new NodeFacts(name, "", "", provider, false);
    }
    return new NodeFacts(
        name,
        first(
            node,
            "label_node_kubernetes_io_instance_type",
            "label_beta_kubernetes_io_instance_type"),
        first(
            node,
            "label_topology_kubernetes_io_region",
            "label_failure_domain_beta_kubernetes_io_region"),
        provider,
        isSpot(node));
  }

  private static boolean isSpot(TimeSeries node) {
    return first(
                node,
                "label_karpenter_sh_capacity_type",
                "label_eks_amazonaws_com_capacity_type",
                "label_eks_amazonaws_com_capacityType",
                "label_kubernetes_azure_com_scalesetpriority")
            .toLowerCase(Locale.ROOT)
            .equals("spot")
        || first(node, "label_cloud_google_com_gke_spot", "label_cloud_google_com_gke_preemptible")
            .equals("true");
  }

  private static String first(TimeSeries node, String... labels) {
    return Stream.of(labels)
        .map(node::label)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
