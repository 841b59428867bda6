package dev.lepton.plan.split;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cheapest way to separate a source from a sink, by Dinic's algorithm: flow along shortest
 * paths until none is left. Not thread-safe.
 */
final class MinimumCut {
  private static final double NOTHING = 1e-9;

  private final int source;
  private final int sink;
  private final List<List<Edge>> edges = new ArrayList<>();
  private final int[] level;
  private final int[] next;

  private static final class Edge {
    final int to;
    final int back;
    double left;

    Edge(int to, int back, double left) {
      this.to = to;
      this.back = back;
      this.left = left;
    }
  }

  /**
   * @param nodes beside source and sink, from 0 on
   */
  MinimumCut(int nodes) {
    this.source = nodes;
    this.sink = nodes + 1;
    this.level = new int[nodes + 2];
    this.next = new int[nodes + 2];
    for (int i = 0; i < nodes + 2; i++) {
      edges.add(new ArrayList<>());
    }
  }

  /** What it costs to have the node on the sink's side. */
  void fromSource(int node, double cost) {
    connect(source, node, cost);
  }

  /** What it costs to have the node on the source's side. */
  void toSink(int node, double cost) {
    connect(node, sink, cost);
  }

  /** What it costs to have the first on the source's side and the other on the sink's. */
  void connect(int from, int to, double cost) {
    if (cost > 0) {
      edges.get(from).add(new Edge(to, edges.get(to).size(), cost));
      edges.get(to).add(new Edge(from, edges.get(from).size() - 1, 0));
    }
  }

  /** Which nodes are on the source's side of the cheapest cut. */
  boolean[] sourceSide() {
    while (reached()) {
      Arrays.fill(next, 0);
      while (push() > NOTHING) {
        continue;
      }
    }
    boolean[] side = new boolean[source];
    for (int i = 0; i < source; i++) {
      side[i] = level[i] >= 0;
    }
    return side;
  }

  private boolean reached() {
    Arrays.fill(level, -1);
    level[source] = 0;
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
    while (!queue.isEmpty()) {
      int node = queue.remove();
      for (Edge edge : edges.get(node)) {
        if (edge.left > NOTHING && level[edge.to] < 0) {
          level[edge.to] = level[node] + 1;
          queue.add(edge.to);
        }
      }
    }
    return level[sink] >= 0;
  }

  /** Sends as much as one path carries; without recursion, because paths may be long. */
  private double push() {
    List<Edge> path = new ArrayList<>();
    int node = source;
    while (node != sink) {
      List<Edge> out = edges.get(node);
      if (next[node] == out.size()) {
        if (path.isEmpty()) {
          return 0;
        }
        Edge last = path.remove(path.size() - 1);
        node = edges.get(last.to).get(last.back).to;
        next[node]++;
        continue;
      }
      Edge edge = out.get(next[node]);
      if (edge.left > NOTHING && level[edge.to] == level[node] + 1) {
        path.add(edge);
        node = edge.to;
      } else {
        next[node]++;
      }
    }
    double most = path.stream().mapToDouble(edge -> edge.left).min().orElse(0);
    for (Edge edge : path) {
      edge.left -= most;
      edges.get(edge.to).get(edge.back).left += most;
    }
    return most;
  }
}
