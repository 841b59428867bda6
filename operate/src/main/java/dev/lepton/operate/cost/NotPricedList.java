package dev.lepton.operate.cost;

import dev.lepton.model.operation.CostReport.NotPriced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Collects what has no price, alike things together. Not thread-safe. */
final class NotPricedList {
  private static final double HOURS_PER_MONTH = 730;

  private final Map<String, Nodes> nodes = new TreeMap<>();
  private final Map<String, Double> lost = new TreeMap<>();
  private final Map<String, Double> volumes = new TreeMap<>();
  private final Map<String, Double> balancers = new TreeMap<>();
  private double trafficGib;
  private boolean controlPlane;

  private record Nodes(int count, double hours, String fix) {
    Nodes plus(Nodes more) {
      return new Nodes(count + more.count, hours + more.hours, fix);
    }
  }

  void node(NodeBook book) {
    if (book.price().isEmpty() && book.hours() > 0) {
      String type = book.facts().instanceType();
      String what = type.isEmpty() ? "nodes of no known type" : "nodes of type " + type;
      String region = book.facts().region();
      nodes.merge(
          region.isEmpty() ? what : what + " in " + region,
          new Nodes(1, book.hours(), book.fix()),
          Nodes::plus);
    }
  }

  void coreHours(String why, double hours) {
    lost.merge(why, hours, Double::sum);
  }

  void volume(String storageClass, double gibHours) {
    volumes.merge(storageClass, gibHours, Double::sum);
  }

  void balancer(String name, double hours) {
    balancers.merge(name, hours, Double::sum);
  }

  void traffic(double gib) {
    trafficGib += gib;
  }

  void controlPlane() {
    controlPlane = true;
  }

  List<NotPriced> all() {
    List<NotPriced> all = new ArrayList<>();
    nodes.forEach(
        (what, some) ->
            all.add(
                new NotPriced(
                    what,
                    text("%d node(s), %,.1f node-hours", some.count(), some.hours()),
                    some.fix())));
    lost.forEach(
        (why, hours) ->
            all.add(
                new NotPriced(
                    "containers: " + why,
                    text("%,.2f core-hours", hours),
                    "have kube-state-metrics scraped all the time (kube_pod_info,"
                        + " kube_node_status_capacity)")));
    volumes.forEach(
        (name, gibHours) ->
            all.add(
                new NotPriced(
                    name.isEmpty() ? "volumes of no known class" : "volumes of class " + name,
                    text("%,.1f GiB-months", gibHours / HOURS_PER_MONTH),
                    "give --storage-price, or a row storage," + name + " in --prices")));
    balancers.forEach(
        (name, hours) ->
            all.add(
                new NotPriced(
                    "load balancer " + name,
                    text("%,.1f hours", hours),
                    "give a row load_balancer in --prices")));
    if (trafficGib > 0) {
      all.add(
          new NotPriced(
              "what pods send",
              text("%,.2f GiB", trafficGib),
              "how much of it leaves the region is not measured; give a row egress in --prices"));
    }
    if (controlPlane) {
      all.add(
          new NotPriced(
              "the control plane", "the whole window", "give a row control_plane in --prices"));
    }
    return all;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
