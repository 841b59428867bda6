package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.Latency;
import java.util.List;
import java.util.stream.Collectors;

/** Latency over percentile, both axes logarithmic: the tail is where releases differ. */
record PercentilePlot(List<Curve> all) {
  private static final List<String> MARKS = List.of("50", "90", "99", "99.9");

  /** The axis ends here, in nines: 99.9 is 3. */
  private static final double NINES = 3.3;

  /**
   * @param style old, new or write
   * @param points ascending
   */
  record Curve(String label, String style, List<Latency.Point> points) {}

  /** Nothing at all where no curve has two points. */
  Markup render() {
    List<Curve> curves = all.stream().filter(curve -> curve.points().size() > 1).toList();
    if (curves.isEmpty()) {
      return Markup.EMPTY;
    }
    Scale scale = Scale.of(curves);
    String description =
        "Latency in milliseconds by percentile of the requests. "
            + curves.stream().map(PercentilePlot::inWords).collect(Collectors.joining("; "))
            + ". The table below has the figures.";
    Markup legend =
        Markup.of(
            "<ul class=\"legend\">%s</ul>\n",
            Markup.join(curves.stream().map(PercentilePlot::legend).toList()));
    return PlotFrame.figure(description, frame -> draw(frame, curves, scale), legend);
  }

  /** Logarithmic scale of the latencies, ms. */
  private record Scale(double low, double high) {
    static Scale of(List<Curve> curves) {
      double[] seen =
          curves.stream()
              .flatMap(c -> c.points().stream())
              .mapToDouble(p -> Math.max(0.05, p.millis()))
              .sorted()
              .toArray();
      double low = seen[0] / 1.1;
      return new Scale(low, Math.max(seen[seen.length - 1], low * 3) * 1.1);
    }

    double share(double millis) {
      return Math.log(Math.max(millis, low) / low) / Math.log(high / low);
    }
  }

  /** 0 → 0, 90 → 1, 99 → 2, 99.9 → 3 nines, as a share of the axis. */
  private static double share(double percentile) {
    double rest = Math.max(Math.pow(10, -NINES), 1 - percentile / 100);
    return -Math.log10(rest) / NINES;
  }

  private static Markup draw(PlotFrame frame, List<Curve> curves, Scale scale) {
    Markup grid =
        Markup.join(
            MARKS.stream()
                .map(mark -> frame.upward(share(Double.parseDouble(mark)), "p" + mark))
                .toList());
    Markup levels =
        Markup.join(
            Ticks.logarithmic(scale.low(), scale.high()).stream()
                .map(tick -> frame.across(scale.share(tick), Ticks.label(tick)))
                .toList());
    return grid.plus(levels)
        .plus(frame.names("percentile of the requests", "ms"))
        .plus(Markup.join(curves.stream().map(curve -> line(frame, curve, scale)).toList()));
  }

  private static Markup line(PlotFrame frame, Curve curve, Scale scale) {
    String path =
        curve.points().stream()
            .map(
                p ->
                    Markup.of(
                            "%.1f %.1f",
                            frame.x(share(p.percentile())), frame.y(scale.share(p.millis())))
                        .html())
            .collect(Collectors.joining(" L"));
    return Markup.of("<path class=\"line %s\" d=\"M%s\"/>\n", curve.style(), path);
  }

  private static Markup legend(Curve curve) {
    return Markup.of(
        "<li><svg class=\"key\" viewBox=\"0 0 32 10\" aria-hidden=\"true\"><path class=\"line %s\""
            + " d=\"M1 5 L31 5\"/></svg> %s</li>\n",
        curve.style(), curve.label());
  }

  private static String inWords(Curve curve) {
    Latency.Point last = curve.points().get(curve.points().size() - 1);
    return curve.label() + " up to " + Figures.millis(last.millis());
  }
}
