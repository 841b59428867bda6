package dev.lepton.pipeline.report;

import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.model.plan.CapacityPlan.Point;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tests as dots and the model as a line over the load, with the planned load and where headroom
 * ends.
 *
 * @param name of the axis upwards
 * @param level the highest value drawn
 */
record HeadroomPlot(
    CapacityPlan plan,
    String name,
    double level,
    Function<Point, Optional<Double>> measured,
    Function<Point, Optional<Double>> modelled) {

  static Markup throughput(CapacityPlan plan) {
    double highest =
        plan.points().stream()
            .mapToDouble(point -> Math.max(point.throughput(), point.measured().orElse(0.0)))
            .max()
            .orElse(1);
    return new HeadroomPlot(
            plan,
            "requests a second",
            highest,
            Point::measured,
            point -> Optional.of(point.throughput()))
        .render("Throughput over load: tests and the universal scalability law.");
  }

  static Markup responseTime(CapacityPlan plan) {
    // The line leaves the paper where the queue explodes; what people look at is below.
    double objective = plan.autoscaler().map(one -> 2 * one.objectiveMillis()).orElse(0.0);
    double measured =
        plan.points().stream()
            .mapToDouble(point -> point.p95Measured().orElse(0.0))
            .max()
            .orElse(0);
    double planned = plan.planned().map(one -> 1.3 * one.p95Millis()).orElse(0.0);
    double typical =
        plan.points().stream()
            .flatMap(point -> point.p95().stream())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .skip(plan.points().size() / 2)
            .findFirst()
            .orElse(1);
    return new HeadroomPlot(
            plan,
            "p95, ms",
            Math.max(Math.max(objective, measured), Math.max(planned, typical)),
            Point::p95Measured,
            Point::p95)
        .render("Response time that 95 percent of the requests stay within, over load.");
  }

  private Markup render(String description) {
    double most = plan.points().stream().mapToDouble(Point::load).max().orElse(1);
    List<Double> loads = Ticks.linear(most);
    List<Double> levels = Ticks.linear(level);
    Markup caption =
        Markup.of(
            "<figcaption>Dots are tests, the line is the model.%s%s</figcaption>\n",
            plan.planned().isPresent() ? " The upright line is the planned load." : "",
            plan.autoscaler().isPresent() && name.startsWith("p95")
                ? " The level line is the objective."
                : "");
    return PlotFrame.figure(description, frame -> draw(frame, loads, levels), caption);
  }

  private static double last(List<Double> ticks) {
    return ticks.get(ticks.size() - 1);
  }

  private Markup draw(PlotFrame frame, List<Double> loads, List<Double> levels) {
    double across = last(loads);
    double up = last(levels);
    Markup grid =
        Markup.join(loads.stream().map(l -> frame.upward(l / across, Ticks.label(l))).toList())
            .plus(
                Markup.join(
                    levels.stream().map(l -> frame.across(l / up, Ticks.label(l))).toList()));
    Markup dots =
        Markup.join(
            plan.points().stream()
                .filter(point -> measured.apply(point).isPresent())
                .map(
                    point ->
                        Markup.of(
                            "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n",
                            frame.x(point.load() / across),
                            frame.y(measured.apply(point).orElseThrow() / up)))
                .toList());
    return grid.plus(frame.names("load", name))
        .plus(line(frame, across, up))
        .plus(marks(frame, across, up))
        .plus(dots);
  }

  private Markup line(PlotFrame frame, double across, double up) {
    String points =
        plan.points().stream()
            .filter(point -> modelled.apply(point).filter(value -> value <= up).isPresent())
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        frame.x(point.load() / across),
                        frame.y(modelled.apply(point).orElseThrow() / up)))
            .collect(Collectors.joining(" "));
    return Markup.of("<polyline class=\"line new\" fill=\"none\" points=\"%s\"/>\n", points);
  }

  private Markup marks(PlotFrame frame, double across, double up) {
    Markup marks = Markup.EMPTY;
    if (plan.planned().isPresent()) {
      double x = frame.x(plan.planned().get().load() / across);
      marks =
          marks.plus(
              Markup.of(
                  "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                      + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">planned</text>\n",
                  x, x, frame.y(0), frame.y(1), x, frame.y(1) - 6));
    }
    if (plan.autoscaler().isPresent() && name.startsWith("p95")) {
      double y = frame.y(plan.autoscaler().get().objectiveMillis() / up);
      marks =
          marks.plus(
              Markup.of(
                  "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                  frame.x(0), frame.x(1), y, y));
    }
    return marks;
  }
}
