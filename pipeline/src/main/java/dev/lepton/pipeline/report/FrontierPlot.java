package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstatePlan.FrontierPoint;
import dev.lepton.model.plan.EstatePlan.Latency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What more copies cost, and how much quicker they are.
 *
 * @param points with a response time, at least two
 * @param objectiveMillis the p95 that is required, if one is
 */
record FrontierPlot(List<FrontierPoint> points, Optional<Double> objectiveMillis) {

  static Markup of(Optional<Latency> latency) {
    if (latency.isEmpty()) {
      return Markup.soft(
          "Not known: it needs load tests of a workload. --load-tests FILE --load-test-of NAME"
              + " --planned-load N shows what more copies cost, and how much quicker they are.");
    }
    Latency one = latency.get();
    List<FrontierPoint> known =
        one.frontier().stream().filter(point -> point.p95Millis().isPresent()).toList();
    Optional<Double> objective = one.capacity().autoscaler().map(a -> a.objectiveMillis());
    Markup plot =
        known.size() < 2 ? Markup.EMPTY : new FrontierPlot(known, objective).figure(one.workload());
    return Markup.paragraph(
            "Copies of " + one.workload() + " at the planned load, by its load tests.")
        .plus(plot)
        .plus(table(one));
  }

  private static Markup table(Latency latency) {
    HtmlTable table =
        new HtmlTable(
            "Copies, their part of the nodes' price, and response time",
            "copies#",
            "USD a month#",
            "p95#",
            "worth it");
    for (FrontierPoint point : latency.frontier()) {
      boolean kept = point.meetsObjective().orElse(true);
      table.row(
          point.copies(),
          Figures.money(point.monthlyUsd()),
          point.p95Millis().map(Figures::millis).orElse("no steady state"),
          !kept
              ? Tone.BAD.badge("breaks the objective")
              : point.efficient()
                  ? Tone.GOOD.badge("nothing cheaper is as quick")
                  : Tone.PLAIN.badge("dearer, not quicker"));
    }
    return table.render();
  }

  private Markup figure(String workload) {
    List<Double> across = Ticks.linear(points.get(points.size() - 1).monthlyUsd());
    Scale up =
        Scale.of(
            DoubleStream.concat(points.stream().mapToDouble(FrontierPlot::p95), objective())
                .toArray());
    return PlotFrame.figure(
        "p95 of " + workload + " over what its copies cost a month; the table has the figures.",
        frame -> draw(frame, across, up),
        Markup.of(
            "<figcaption>Each dot is a number of copies.%s</figcaption>\n",
            objectiveMillis.isPresent() ? " The level line is the objective." : ""));
  }

  private static double p95(FrontierPoint point) {
    return point.p95Millis().orElseThrow();
  }

  private DoubleStream objective() {
    return objectiveMillis.stream().mapToDouble(millis -> millis);
  }

  /**
   * Response times by their logarithm: few copies may be a hundred times slower than many, and what
   * is near to the objective is what people want to see.
   */
  private record Scale(double low, double high) {
    static Scale of(double... millis) {
      return new Scale(
          Arrays.stream(millis).min().orElse(1) / 1.3, Arrays.stream(millis).max().orElse(1) * 1.3);
    }

    double share(double millis) {
      return Math.log(millis / low) / Math.log(high / low);
    }

    Markup grid(PlotFrame frame) {
      return Markup.join(
          Ticks.logarithmic(low, high).stream()
              .map(tick -> frame.across(share(tick), Ticks.label(tick)))
              .toList());
    }
  }

  private Markup draw(PlotFrame frame, List<Double> across, Scale up) {
    double wide = across.get(across.size() - 1);
    Markup grid =
        Markup.join(across.stream().map(t -> frame.upward(t / wide, Ticks.label(t))).toList())
            .plus(up.grid(frame));
    String line =
        points.stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        frame.x(point.monthlyUsd() / wide),
                        frame.y(up.share(p95(point)))))
            .collect(Collectors.joining(" "));
    Markup dots =
        Markup.join(
            points.stream()
                .map(
                    point ->
                        Markup.of(
                            "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%d:"
                                + " %s</title></circle>\n",
                            point.meetsObjective().orElse(true) ? "" : "fail",
                            frame.x(point.monthlyUsd() / wide),
                            frame.y(up.share(p95(point))),
                            point.copies(),
                            Figures.millis(p95(point))))
                .toList());
    Markup objective =
        objectiveMillis
            .map(
                millis ->
                    Markup.of(
                        "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                        frame.x(0),
                        frame.x(1),
                        frame.y(up.share(millis)),
                        frame.y(up.share(millis))))
            .orElse(Markup.EMPTY);
    return grid.plus(frame.names("USD a month", "p95, ms"))
        .plus(Markup.of("<polyline class=\"line new\" fill=\"none\" points=\"%s\"/>\n", line))
        .plus(objective)
        .plus(dots);
  }
}
