package dev.lepton.pipeline.report;

import dev.lepton.pipeline.report.LayerDrawing.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the nodes of a {@link LayerDrawing} stand: what needs nothing at the bottom, what needs it
 * above, each near those that it is tied to. Circles are cut. Stateless; equal edges give equal
 * layers.
 */
final class Layers {
  private static final int MOST_LAYERS = 6;
  private static final int SWEEPS = 4;

  private Layers() {}

  /** Edges among the nodes with the most edges; all of them if there are not more nodes. */
  static List<Edge> amongBusiest(List<Edge> all, int nodes) {
    Map<String, Integer> degrees = new TreeMap<>();
    for (Edge edge : all) {
      degrees.merge(edge.from(), 1, Integer::sum);
      degrees.merge(edge.to(), 1, Integer::sum);
    }
    if (degrees.size() <= nodes) {
      return all;
    }
    Set<String> kept =
        new HashSet<>(
            degrees.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(nodes)
                .map(Map.Entry::getKey)
                .toList());
    return all.stream()
        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
        .toList();
  }

  /** From the bottom. */
  static List<List<String>> of(List<Edge> edges) {
    Map<Integer, List<String>> byDepth = new TreeMap<>();
    depths(edges)
        .forEach((name, depth) -> byDepth.computeIfAbsent(depth, d -> new ArrayList<>()).add(name));
    List<List<String>> layers = new ArrayList<>(byDepth.values());
    Map<String, List<String>> tied = new HashMap<>();
    for (Edge edge : edges) {
      tied.computeIfAbsent(edge.from(), name -> new ArrayList<>()).add(edge.to());
      tied.computeIfAbsent(edge.to(), name -> new ArrayList<>()).add(edge.from());
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      Map<String, Double> places = places(layers);
      layers.forEach(
          layer -> layer.sort(Comparator.comparing(name -> middle(tied.get(name), places))));
    }
    return layers;
  }

  /** The longest way down decides; circles are cut after as many steps as layers. */
  private static Map<String, Integer> depths(List<Edge> edges) {
    Map<String, Integer> depths = new TreeMap<>();
    for (Edge edge : edges) {
      depths.put(edge.from(), 0);
      depths.put(edge.to(), 0);
    }
    int most = Math.min(depths.size(), MOST_LAYERS);
    for (int round = 0; round < most; round++) {
      for (Edge edge : edges) {
        int above = depths.get(edge.to()) + 1;
        if (above > depths.get(edge.from()) && above < most) {
          depths.put(edge.from(), above);
        }
      }
    }
    return depths;
  }

  /** Between 0 at the left and 1 at the right. */
  private static Map<String, Double> places(List<List<String>> layers) {
    Map<String, Double> places = new LinkedHashMap<>();
    for (List<String> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        places.put(layer.get(i), (i + 0.5) / layer.size());
      }
    }
    return places;
  }

  private static double middle(List<String> names, Map<String, Double> places) {
    return names.stream().mapToDouble(places::get).average().orElse(0.5);
  }

  /** Layers that are wider than a row go over several, each about as full as the others. */
  static List<List<String>> rows(List<List<String>> layers, int mostInARow) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> layer : layers) {
      int number = (layer.size() + mostInARow - 1) / mostInARow;
      for (int row = 0; row < number; row++) {
        List<String> names = new ArrayList<>();
        // Every number-th name: neighbours stand above each other and stay near their place.
        for (int i = row; i < layer.size(); i += number) {
          names.add(layer.get(i));
        }
        rows.add(names);
      }
    }
    return rows;
  }
}
