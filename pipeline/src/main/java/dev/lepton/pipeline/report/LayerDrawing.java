package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Arrows between things that need each other, in layers, those that need nothing at the bottom. A
 * table beside it says the same. Stateless.
 */
final class LayerDrawing {
  private static final int MOST_NODES = 60;
  private static final int WIDE_ROW = 7;
  private static final int NARROW_ROW = 3;
  private static final int ROW_HEIGHT = 62;
  private static final int HALF_NODE = 12;

  private LayerDrawing() {}

  /** An arrow to what is needed. */
  record Edge(String from, String to) {}

  /** The same without a place in the page for each node. */
  static Markup figure(String things, List<Edge> all) {
    return figure(things, all, name -> Optional.empty());
  }

  /**
   * @param things what the nodes are, in the plural
   * @param target the address in the page that a node leads to
   */
  static Markup figure(String things, List<Edge> all, Function<String, Optional<String>> target) {
    List<Edge> edges = Layers.amongBusiest(all, MOST_NODES);
    List<List<String>> layers = Layers.of(edges);
    long nodes = layers.stream().mapToLong(List::size).sum();
    String which =
        edges.size() == all.size()
            ? ""
            : " Drawn are the "
                + nodes
                + " tied most, with "
                + Figures.count(edges.size())
                + " of "
                + Figures.count(all.size())
                + " dependencies.";
    return PlotFrame.figure(
        "Dependencies of " + nodes + " " + things + "; the table below says the same",
        frame -> frame.tall(ROW_HEIGHT * rows(frame, layers).size()),
        frame -> drawing(frame, rows(frame, layers), edges, target),
        Markup.of(
            "<figcaption>An arrow points to what is needed; what needs nothing stands at the"
                + " bottom.%s</figcaption>\n",
            which));
  }

  private static List<List<String>> rows(PlotFrame frame, List<List<String>> layers) {
    return Layers.rows(layers, frame.style().equals("narrow") ? NARROW_ROW : WIDE_ROW);
  }

  /** The middle of a node, and half of its width. */
  private record Box(double x, double y, double half) {
    /** How much of the way from here to there is inside the box. */
    double inside(double dx, double dy) {
      double sideways = dx == 0 ? 1 : half / Math.abs(dx);
      double upwards = dy == 0 ? 1 : HALF_NODE / Math.abs(dy);
      return Math.min(1, Math.min(sideways, upwards));
    }
  }

  private static Markup drawing(
      PlotFrame frame,
      List<List<String>> rows,
      List<Edge> edges,
      Function<String, Optional<String>> target) {
    Map<String, Box> boxes = new LinkedHashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      double room = frame.width() / (double) row.size();
      // Each second row a little aside, so that arrows do not run behind the nodes between.
      double aside = row.size() > 1 ? (r % 2 - 0.5) * room * 0.3 : 0;
      for (int i = 0; i < row.size(); i++) {
        double half = Math.min(140, room * 0.7 - 4) / 2;
        double y = frame.height() - ROW_HEIGHT * (r + 0.5);
        boxes.put(row.get(i), new Box((i + 0.5) * room + aside, y, half));
      }
    }
    List<Markup> parts = new ArrayList<>();
    for (Edge edge : edges) {
      parts.add(arrow(edge, boxes.get(edge.from()), boxes.get(edge.to())));
    }
    boxes.forEach((name, box) -> parts.add(node(name, box, target.apply(name))));
    return Markup.join(parts);
  }

  private static Markup arrow(Edge edge, Box from, Box to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = Math.max(1, Math.hypot(dx, dy));
    double ux = dx / length;
    double uy = dy / length;
    double share = to.inside(dx, dy);
    double tipX = to.x() - dx * share - 2 * ux;
    double tipY = to.y() - dy * share - 2 * uy;
    return Markup.of(
        "<g class=\"tie\" data-from=\"%s\" data-to=\"%s\"><line class=\"edge\" x1=\"%.1f\""
            + " y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
            + "<path class=\"tip\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"/></g>\n",
        edge.from(),
        edge.to(),
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

  private static Markup node(String name, Box box, Optional<String> target) {
    int letters = (int) (2 * box.half() / 7.5);
    String shown =
        name.length() > letters ? name.substring(0, Math.max(1, letters - 1)) + "…" : name;
    Markup node =
        Markup.of(
            "<g class=\"thing\" data-name=\"%s\"><rect class=\"node\" x=\"%.1f\" y=\"%.1f\""
                + " width=\"%.1f\" height=\"%d\" rx=\"6\"><title>%s</title></rect>"
                + "<text class=\"inside\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text></g>\n",
            name,
            box.x() - box.half(),
            box.y() - HALF_NODE,
            2 * box.half(),
            2 * HALF_NODE,
            name,
            box.x(),
            box.y() + 4.5,
            shown);
    return target
        .map(place -> Markup.of("<a href=\"%s\" tabindex=\"-1\">%s</a>", place, node))
        .orElse(node);
  }
}
