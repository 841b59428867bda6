package dev.lepton.pipeline.report;

import dev.lepton.model.operation.WatchReport;

/** Each probe of the watch as a dot over time. */
final class WatchPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 160;
  private static final int LEFT = 56;
  private static final int BOTTOM = 26;

  String render(WatchReport watch) {
    if (watch.samples().isEmpty()) {
      return "";
    }
    double seconds = Math.max(1, watch.samples().stream().mapToDouble(WatchReport.Sample::second).max().orElse(1));
    double top = Math.max(1, watch.samples().stream().mapToDouble(WatchReport.Sample::millis).max().orElse(1)) * 1.1;
    StringBuilder svg = new StringBuilder();
    for (double share : new double[] {0, 0.5, 1}) {
      double y = 10 + (1 - share) * (HEIGHT - BOTTOM - 10);
      svg.append(
          Html.format(
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n",
              LEFT, WIDTH - 10, y, y, LEFT - 6, y + 4, top * share));
    }
    svg.append(Html.format("<text x=\"%d\" y=\"%d\">0 s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f s</text>%n", LEFT, HEIGHT - 8, WIDTH - 10, HEIGHT - 8, seconds));
    for (WatchReport.Sample sample : watch.samples()) {
      double x = LEFT + sample.second() / seconds * (WIDTH - LEFT - 10);
      double y = 10 + (1 - Math.min(1, sample.millis() / top)) * (HEIGHT - BOTTOM - 10);
      svg.append(Html.format("<circle class=\"dot%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n", sample.ok() ? "" : " fail", x, y));
    }
    return Html.format(
        "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Health probes over time\">%n%s</svg>"
            + "<figcaption>Health probes after the switch: answer time in ms over seconds; failures in red.</figcaption></figure>%n",
        WIDTH, HEIGHT, svg);
  }
}
