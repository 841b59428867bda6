package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.Latency;
import java.util.List;

/** Latency over percentile, both axes logarithmic: the tail is where releases differ. */
final class PercentilePlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 280;
  private static final int LEFT = 56;
  private static final int BOTTOM = 30;
  private static final double[] MARKS = {50, 90, 95, 99, 99.9};

  /**
   * @param style old, new or write
   */
  record Curve(String label, String style, List<Latency.Point> points) {}

  String render(List<Curve> all) {
    List<Curve> curves = all.stream().filter(curve -> curve.points().size() > 1).toList();
    if (curves.isEmpty()) {
      return "";
    }
    double top = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Latency.Point::millis).max().orElse(1);
    double low = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Latency.Point::millis).filter(v -> v > 0).min().orElse(0.1);
    Axis axis = new Axis(Math.log10(Math.max(0.05, low)), Math.log10(Math.max(top, low * 1.5) * 1.1));
    StringBuilder svg = new StringBuilder(grid(axis));
    for (int i = 0; i < curves.size(); i++) {
      svg.append(line(curves.get(i), axis)).append(legend(curves.get(i), i));
    }
    return Html.format(
        "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Latency by percentile\">%n%s</svg>"
            + "<figcaption>Latency (ms, logarithmic) by percentile of the requests.</figcaption></figure>%n",
        WIDTH, HEIGHT, svg);
  }

  /** Logarithmic scale of the latencies. */
  private record Axis(double low, double high) {
    double y(double millis) {
      double share = (Math.log10(Math.max(millis, Math.pow(10, low))) - low) / (high - low);
      return 10 + (1 - share) * (HEIGHT - BOTTOM - 10);
    }
  }

  /** 50 → 0.3, 90 → 1, 99 → 2, 99.9 → 3. */
  private static double x(double percentile) {
    double nines = -Math.log10(Math.max(0.0005, 1 - percentile / 100));
    return LEFT + nines / 3.3 * (WIDTH - LEFT - 10);
  }

  private static String grid(Axis axis) {
    StringBuilder svg = new StringBuilder();
    for (double mark : MARKS) {
      svg.append(
          Html.format(
              "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"10\" y2=\"%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">p%s</text>%n",
              x(mark), x(mark), HEIGHT - BOTTOM, x(mark), HEIGHT - 10, mark == Math.rint(mark) ? Html.format("%.0f", mark) : Html.format("%.1f", mark)));
    }
    for (double decade = Math.ceil(axis.low() * 3) / 3; decade <= axis.high(); decade += 1.0 / 3) {
      double value = Math.pow(10, decade);
      double y = axis.y(value);
      svg.append(
          Html.format(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT, WIDTH - 10, y, y, LEFT - 6, y + 4, value < 10 ? Html.format("%.1f", value) : Html.format("%.0f", value)));
    }
    return svg.toString();
  }

  private static String line(Curve curve, Axis axis) {
    StringBuilder path = new StringBuilder();
    for (Latency.Point point : curve.points()) {
      path.append(Html.format("%s%.1f %.1f", path.isEmpty() ? "M" : " L", x(Math.min(point.percentile(), 99.94)), axis.y(point.millis())));
    }
    return Html.format("<path class=\"line %s\" d=\"%s\"/>%n", curve.style(), path);
  }

  private static String legend(Curve curve, int index) {
    int y = 24 + index * 18;
    return Html.format(
        "<path class=\"line %s\" d=\"M%d %d L%d %d\"/><text class=\"ink\" x=\"%d\" y=\"%d\">%s</text>%n",
        curve.style(), LEFT + 14, y, LEFT + 44, y, LEFT + 52, y + 4, Html.escape(curve.label()));
  }
}
