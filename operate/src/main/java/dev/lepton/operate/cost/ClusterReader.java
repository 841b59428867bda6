package dev.lepton.operate.cost;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.cluster.Pods;
import dev.lepton.operate.cluster.Queries;
import dev.lepton.operate.cost.ClusterUse.BalancerUse;
import dev.lepton.operate.cost.ClusterUse.ContainerUse;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.operate.cost.ClusterUse.Payer;
import dev.lepton.operate.cost.ClusterUse.TrafficUse;
import dev.lepton.operate.cost.ClusterUse.VolumeUse;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a cluster had and used from what kube-state-metrics and cAdvisor told Prometheus. Not
 * thread-safe; one instance reads once.
 */
public final class ClusterReader {
  private static final double GIB = 1L << 30;
  private static final String CONTAINERS = "{container!=\"\",container!=\"POD\"}";
  private static final String CONTAINER = "namespace, pod, container";

  /** What has run to its end still has its requests, and takes no room any more. */
  private static final String NOT_ENDED =
      " unless on (namespace, pod) (kube_pod_status_phase{phase=~\"Succeeded|Failed\"} == 1)";

  private final Queries queries;
  private final Steps steps;
  private final Pods pods;
  private final List<String> notes = new ArrayList<>();

  public ClusterReader(PrometheusSource source, Steps steps) {
    this.queries = new Queries(source, steps.end(), steps.length(), steps.count());
    this.steps = steps;
    this.pods = new Pods(queries);
  }

  /**
   * @throws LeptonException SOURCE_FAILED if no node is known in all of the window; else as {@link
   *     dev.lepton.prometheus.PrometheusClient}
   */
  public ClusterUse read() {
    double[] known = part("kube_node_status_capacity{resource=\"cpu\"}");
    if (Arrays.stream(known).sum() == 0) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "Prometheus knows no node between " + steps.start() + " and " + steps.end(),
          queries.address(),
          "have kube-state-metrics scraped (kube_node_status_capacity), or name another --window");
    }
    double[] measured = part("container_cpu_usage_seconds_total" + CONTAINERS);
    List<NodeUse> nodes = new NodeReader(queries, steps).read();
    List<ContainerUse> containers = containers(nodes);
    if (!pods.knowLabels()) {
      notes.add(
          "kube_pod_labels has no app.kubernetes.io/part-of, app.kubernetes.io/name or app: applications are"
              + " told by what owns their pods (kube-state-metrics:"
              + " --metric-labels-allowlist=pods=[app.kubernetes.io/part-of,app.kubernetes.io/name])");
    }
    return new ClusterUse(
        steps,
        nodes,
        containers,
        volumes(),
        balancers(),
        traffic(),
        known,
        measured,
        List.copyOf(notes));
  }

  /**
   * The nodes that were there in the last step for which any is known.
   *
   * @throws LeptonException as the client of Prometheus does
   */
  public static List<NodeUse> nodesAtEnd(PrometheusSource source, Steps steps) {
    Queries queries = new Queries(source, steps.end(), steps.length(), steps.count());
    List<NodeUse> all = new NodeReader(queries, steps).read();
    for (int step = steps.count() - 1; step >= 0; step--) {
      int last = step;
      List<NodeUse> there = all.stream().filter(node -> node.present()[last] > 0).toList();
      if (!there.isEmpty()) {
        return there;
      }
    }
    return List.of();
  }

  /** For how much of each step there is anything of it. */
  private double[] part(String selector) {
    StepArrays parts = new StepArrays(steps, 1);
    queries.averages("group(" + selector + ")", series -> parts.add("", series));
    return parts.shares("");
  }

  private StepArrays averages(String gauge, String by, double factor) {
    StepArrays arrays = new StepArrays(steps, factor);
    String[] labels = by.split(", ");
    queries.averages(
        "max by (" + by + ") (" + gauge + ")", series -> arrays.add(key(series, labels), series));
    return arrays;
  }

  private static String key(TimeSeries series, String... labels) {
    return String.join("/", Arrays.stream(labels).map(series::label).toList());
  }

  private StepArrays requests(String resource, double factor) {
    return averages(
        "kube_pod_container_resource_requests{resource=\"" + resource + "\"}" + NOT_ENDED,
        CONTAINER,
        factor);
  }

  private List<ContainerUse> containers(List<NodeUse> nodes) {
    StepArrays cores = requests("cpu", 1);
    StepArrays gib = requests("memory", 1 / GIB);
    StepArrays gpus = requests("nvidia_com_gpu", 1);
    StepArrays coresUsed = new StepArrays(steps, 1);
    queries.rates(
        "container_cpu_usage_seconds_total" + CONTAINERS,
        CONTAINER,
        series -> coresUsed.add(key(series, "namespace", "pod", "container"), series));
    StepArrays gibUsed =
        averages("container_memory_working_set_bytes" + CONTAINERS, CONTAINER, 1 / GIB);
    Map<String, int[]> nodeOf = nodeOfPods(nodes);
    Set<String> keys = new TreeSet<>();
    List.of(cores, gib, gpus, coresUsed, gibUsed).forEach(some -> keys.addAll(some.keys()));
    List<ContainerUse> containers = new ArrayList<>();
    int[] nowhere = new int[steps.count()];
    Arrays.fill(nowhere, -1);
    for (String key : keys) {
      String[] names = key.split("/", -1);
      containers.add(
          new ContainerUse(
              payer(names[0], names[1]),
              nodeOf.getOrDefault(names[0] + "/" + names[1], nowhere),
              cores.of(key),
              coresUsed.of(key),
              gib.of(key),
              gibUsed.of(key),
              gpus.of(key)));
    }
    return containers;
  }

  /** For each step the node on which a pod was most of the time; −1 where it was on none. */
  private Map<String, int[]> nodeOfPods(List<NodeUse> nodes) {
    Map<String, Integer> numbers = new HashMap<>();
    nodes.forEach(node -> numbers.put(node.facts().name(), numbers.size()));
    StepArrays places = averages("kube_pod_info{node!=\"\"}", "namespace, pod, node", 1);
    Map<String, int[]> nodeOf = new HashMap<>();
    Map<String, double[]> most = new HashMap<>();
    for (String key : new TreeSet<>(places.keys())) {
      int slash = key.lastIndexOf('/');
      Integer node = numbers.get(key.substring(slash + 1));
      if (node == null) {
        continue;
      }
      String pod = key.substring(0, slash);
      int[] on = nodeOf.computeIfAbsent(pod, any -> filled(-1));
      double[] best = most.computeIfAbsent(pod, any -> new double[steps.count()]);
      double[] here = places.of(key);
      for (int step = 0; step < here.length; step++) {
        if (here[step] > best[step]) {
          best[step] = here[step];
          on[step] = node;
        }
      }
    }
    return nodeOf;
  }

  private int[] filled(int value) {
    int[] all = new int[steps.count()];
    Arrays.fill(all, value);
    return all;
  }

  private Payer payer(String namespace, String pod) {
    Pods.Owner owner = pods.owner(namespace, pod);
    String named = owner.kind() + "/" + owner.name();
    return new Payer(
        namespace, pods.application(namespace, pod).orElse(namespace + "/" + owner.name()), named);
  }

  private List<VolumeUse> volumes() {
    StepArrays sizes =
        averages(
            "kube_persistentvolumeclaim_resource_requests_storage_bytes",
            "namespace, persistentvolumeclaim",
            1 / GIB);
    Map<String, String> classes = new HashMap<>();
    queries
        .last("kube_persistentvolumeclaim_info")
        .forEach(
            claim ->
                classes.put(
                    key(claim, "namespace", "persistentvolumeclaim"), claim.label("storageclass")));
    Map<String, Payer> mounted = new HashMap<>();
    queries
        .last("kube_pod_spec_volumes_persistentvolumeclaims_info")
        .forEach(
            mount ->
                mounted.putIfAbsent(
                    key(mount, "namespace", "persistentvolumeclaim"),
                    payer(mount.label("namespace"), mount.label("pod"))));
    List<VolumeUse> volumes = new ArrayList<>();
    for (String key : new TreeSet<>(sizes.keys())) {
      String namespace = key.substring(0, key.indexOf('/'));
      String name = key.substring(key.indexOf('/') + 1);
      Payer nobody =
          new Payer(namespace, namespace + " (unmounted volumes)", "PersistentVolumeClaim/" + name);
      volumes.add(
          new VolumeUse(
              mounted.getOrDefault(key, nobody),
              name,
              classes.getOrDefault(key, ""),
              sizes.of(key)));
    }
    return volumes;
  }

  private List<BalancerUse> balancers() {
    StepArrays present =
        averages("kube_service_spec_type{type=\"LoadBalancer\"}", "namespace, service", 1);
    Map<String, String> applications = new HashMap<>();
    for (TimeSeries service : queries.last("kube_service_labels")) {
      String name = service.label("label_app_kubernetes_io_part_of");
      String other = service.label("label_app_kubernetes_io_name");
      if (!name.isEmpty() || !other.isEmpty()) {
        applications.put(key(service, "namespace", "service"), name.isEmpty() ? other : name);
      }
    }
    List<BalancerUse> balancers = new ArrayList<>();
    for (String key : new TreeSet<>(present.keys())) {
      String namespace = key.substring(0, key.indexOf('/'));
      String name = key.substring(key.indexOf('/') + 1);
      balancers.add(
          new BalancerUse(
              new Payer(namespace, applications.getOrDefault(key, key), "Service/" + name),
              name,
              present.shares(key)));
    }
    return balancers;
  }

  private List<TrafficUse> traffic() {
    StepArrays sent = new StepArrays(steps, steps.length().toSeconds() / GIB);
    queries.rates(
        "container_network_transmit_bytes_total{pod!=\"\"}",
        "namespace, pod",
        series -> sent.add(key(series, "namespace", "pod"), series));
    Map<Payer, double[]> all = new HashMap<>();
    Set<Payer> order = new HashSet<>();
    List<TrafficUse> traffic = new ArrayList<>();
    for (String key : new TreeSet<>(sent.keys())) {
      Payer payer = payer(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1));
      double[] sum = all.computeIfAbsent(payer, any -> new double[steps.count()]);
      double[] more = sent.of(key);
      for (int step = 0; step < sum.length; step++) {
        sum[step] += more[step];
      }
      if (order.add(payer)) {
        traffic.add(new TrafficUse(payer, sum));
      }
    }
    return traffic;
  }
}
