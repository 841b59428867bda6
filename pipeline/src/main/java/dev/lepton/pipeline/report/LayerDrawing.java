package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrows between things that need each other, in layers, those that need nothing at the bottom. A
 * table beside it says the same. Stateless.
 */
final class LayerDrawing {
  private static final int MOST_NODES = 40;
  private static final int MOST_IN_A_LAYER = 8;
  private static final int MOST_IN_A_NARROW_LAYER = 4;

  private LayerDrawing() {}

  /** An arrow to what is needed. */
  record Edge(String from, String to) {}

  /**
   * @param things what the nodes are, in the plural
   */
  static Markup figure(String things, List<Edge> all) {
    List<List<String>> layers = layers(all);
    long nodes = layers.stream().mapToLong(List::size).sum();
    if (nodes > MOST_NODES || layers.stream().anyMatch(layer -> layer.size() > MOST_IN_A_LAYER)) {
      return Markup.soft(
          Figures.count(nodes) + " " + things + " are tied together: too many for a drawing.");
    }
    boolean narrow = layers.stream().anyMatch(layer -> layer.size() > MOST_IN_A_NARROW_LAYER);
    return PlotFrame.figure(
        "Dependencies of " + nodes + " " + things + "; the table below says the same",
        frame ->
            narrow && frame.style().equals("narrow")
                ? Markup.of(
                    "<text x=\"10\" y=\"40\">Too wide for this window: see the table.</text>")
                : drawing(frame, layers, all),
        Markup.of(
            "<figcaption>An arrow points to what is needed; what needs nothing stands at the"
                + " bottom.</figcaption>\n"));
  }

  /** The longest way down decides the layer; circles are cut after as many steps as nodes. */
  private static List<List<String>> layers(List<Edge> all) {
    Map<String, Integer> depth = new TreeMap<>();
    all.forEach(
        d -> {
          depth.put(d.from(), 0);
          depth.put(d.to(), 0);
        });
    int most = Math.min(depth.size(), 6);
    for (int round = 0; round < most; round++) {
      for (Edge d : all) {
        int above = depth.get(d.to()) + 1;
        if (above > depth.get(d.from()) && above < most) {
          depth.put(d.from(), above);
        }
      }
    }
    Map<Integer, List<String>> byDepth = new TreeMap<>();
    depth.forEach((name, d) -> byDepth.computeIfAbsent(d, k -> new ArrayList<>()).add(name));
    return new ArrayList<>(byDepth.values());
  }

  private record Point(double x, double y) {}

  private static Markup drawing(PlotFrame frame, List<List<String>> layers, List<Edge> all) {
    Map<String, Point> points = new LinkedHashMap<>();
    for (int l = 0; l < layers.size(); l++) {
      List<String> layer = layers.get(l);
      for (int i = 0; i < layer.size(); i++) {
        double x = (i + 0.5) / layer.size() * frame.width();
        double y =
            frame.height() - 24 - (frame.height() - 56.0) * l / Math.max(1, layers.size() - 1);
        points.put(layer.get(i), new Point(x, y));
      }
    }
    List<Markup> parts = new ArrayList<>();
    for (Edge d : all) {
      parts.add(arrow(points.get(d.from()), points.get(d.to())));
    }
    Map<String, Integer> widths = new HashMap<>();
    layers.forEach(layer -> layer.forEach(name -> widths.put(name, layer.size())));
    points.forEach((name, point) -> parts.add(node(frame, name, point, widths.get(name))));
    return Markup.join(parts);
  }

  private static Markup arrow(Point from, Point to) {
    double length = Math.max(1, Math.hypot(to.x() - from.x(), to.y() - from.y()));
    double ux = (to.x() - from.x()) / length;
    double uy = (to.y() - from.y()) / length;
    double tipX = to.x() - ux * 16;
    double tipY = to.y() - uy * 16;
    return Markup.of(
        "<line class=\"edge\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
            + "<path class=\"tip\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"/>\n",
        from.x(),
        from.y(),
        tipX,
        tipY,
        tipX,
        tipY,
        tipX - 8 * ux + 4 * uy,
        tipY - 8 * uy - 4 * ux,
        tipX - 8 * ux - 4 * uy,
        tipY - 8 * uy + 4 * ux);
  }

  private static Markup node(PlotFrame frame, String name, Point point, int inLayer) {
    double width = Math.min(140, frame.width() / (double) inLayer - 8);
    int letters = (int) (width / 7.5);
    String shown =
        name.length() > letters ? name.substring(0, Math.max(1, letters - 1)) + "…" : name;
    return Markup.of(
        "<rect class=\"node\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"24\" rx=\"6\"><title>%s"
            + "</title></rect><text class=\"inside\" x=\"%.1f\" y=\"%.1f\""
            + " text-anchor=\"middle\">%s</text>\n",
        point.x() - width / 2, point.y() - 12, width, name, point.x(), point.y() + 4.5, shown);
  }
}
