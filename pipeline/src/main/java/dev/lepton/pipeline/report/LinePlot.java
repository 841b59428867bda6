package dev.lepton.pipeline.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over a common axis, both axes from 0.
 *
 * @param across name of the axis
 * @param upward name of the axis
 */
record LinePlot(String across, String upward, List<Line> lines) {
  /**
   * @param style old, new or write
   * @param points at least two to be drawn, by x
   */
  record Line(String label, String style, List<Point> points) {}

  /** Both from 0. */
  record Point(double x, double y) {}

  /**
   * Nothing at all where there is no line.
   *
   * @param description what a reader who does not see the plot should know
   */
  Markup render(String description) {
    List<Line> drawn = lines.stream().filter(line -> line.points().size() > 1).toList();
    if (drawn.isEmpty()) {
      return Markup.EMPTY;
    }
    List<Double> xs = Ticks.linear(most(drawn, true));
    List<Double> ys = Ticks.linear(most(drawn, false));
    Markup legend =
        Markup.of(
            "<ul class=\"legend\">%s</ul>\n",
            Markup.join(
                drawn.stream()
                    .map(
                        line ->
                            Markup.of(
                                "<li><svg class=\"key\" viewBox=\"0 0 32 10\" aria-hidden=\"true\">"
                                    + "<path class=\"line %s\" d=\"M1 5 L31 5\"/></svg> %s</li>\n",
                                line.style(), line.label()))
                    .toList()));
    return PlotFrame.figure(description, frame -> draw(frame, drawn, xs, ys), legend);
  }

  private static double most(List<Line> lines, boolean x) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> x ? point.x() : point.y())
        .max()
        .orElse(1);
  }

  private Markup draw(PlotFrame frame, List<Line> drawn, List<Double> xs, List<Double> ys) {
    double right = xs.get(xs.size() - 1);
    double top = ys.get(ys.size() - 1);
    Markup grid =
        Markup.join(xs.stream().map(x -> frame.upward(x / right, Ticks.label(x))).toList())
            .plus(
                Markup.join(ys.stream().map(y -> frame.across(y / top, Ticks.label(y))).toList()));
    List<Markup> paths =
        drawn.stream()
            .map(
                line ->
                    Markup.of(
                        "<polyline class=\"line %s\" fill=\"none\" points=\"%s\"/>\n",
                        line.style(),
                        line.points().stream()
                            .map(
                                point ->
                                    String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        frame.x(point.x() / right),
                                        frame.y(point.y() / top)))
                            .collect(Collectors.joining(" "))))
            .toList();
    return grid.plus(frame.names(across, upward)).plus(Markup.join(paths));
  }
}
