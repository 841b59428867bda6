package dev.lepton.pipeline.report;

import dev.lepton.model.operation.WatchReport.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Health probes as dots over time, thinned where there are too many to be told apart. */
record WatchPlot(List<Sample> samples) {
  /** More dots than this on one plot are a smear. */
  private static final int DOTS = 300;

  private static final BinaryOperator<Sample> WORSE =
      BinaryOperator.maxBy(
          Comparator.comparing((Sample s) -> !s.ok()).thenComparingDouble(Sample::millis));

  /** Nothing at all where nothing was probed. */
  Markup render() {
    if (samples.isEmpty()) {
      return Markup.EMPTY;
    }
    List<Double> times =
        Ticks.linear(Math.max(1, max(Comparator.comparingDouble(Sample::second)).second()));
    List<Double> levels =
        Ticks.linear(Math.max(1, max(Comparator.comparingDouble(Sample::millis)).millis()));
    List<Sample> dots = dots(last(times));
    String thinned =
        dots.size() < samples.size() ? " Of probes close together the worst is drawn." : "";
    long failed = samples.stream().filter(sample -> !sample.ok()).count();
    String description =
        "Health probes over time: "
            + Figures.count(samples.size())
            + ", of which "
            + Figures.count(failed)
            + " failed.";
    Markup caption =
        Markup.of(
            "<figcaption>Each dot is a health probe; one that failed is a larger red"
                + " ring.%s</figcaption>\n",
            thinned);
    return PlotFrame.figure(description, frame -> draw(frame, dots, times, levels), caption);
  }

  private Sample max(Comparator<Sample> by) {
    return samples.stream().max(by).orElseThrow();
  }

  private static double last(List<Double> ticks) {
    return ticks.get(ticks.size() - 1);
  }

  private List<Sample> dots(double end) {
    return List.copyOf(
        samples.stream()
            .collect(
                Collectors.toMap(
                    sample -> (int) (sample.second() / end * DOTS),
                    sample -> sample,
                    WORSE,
                    TreeMap::new))
            .values());
  }

  private static Markup draw(
      PlotFrame frame, List<Sample> dots, List<Double> times, List<Double> levels) {
    Markup grid =
        Markup.join(times.stream().map(t -> frame.upward(t / last(times), Ticks.label(t))).toList())
            .plus(
                Markup.join(
                    levels.stream()
                        .map(l -> frame.across(l / last(levels), Ticks.label(l)))
                        .toList()));
    return grid.plus(frame.names("seconds after the switch", "ms"))
        .plus(
            Markup.join(
                dots.stream()
                    .map(
                        dot ->
                            Markup.of(
                                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>\n",
                                dot.ok() ? "dot" : "dot fail",
                                frame.x(dot.second() / last(times)),
                                frame.y(dot.millis() / last(levels)),
                                dot.ok() ? 3 : 5))
                    .toList()));
  }
}
