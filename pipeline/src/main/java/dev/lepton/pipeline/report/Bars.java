package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars with their names and figures in text, on one scale. Not thread-safe. */
final class Bars {
  private final List<Bar> bars = new ArrayList<>();

  /**
   * @param start where the bar begins, in the unit of {@code size}
   * @param style old, new, good, warn, bad, or plain
   * @param figure what a reader reads instead of the bar
   * @param more a line below; may be empty
   */
  private record Bar(
      Markup label, double start, double size, String style, Markup figure, Markup more) {}

  Bars add(Object label, double size, String style, Object figure) {
    return add(label, new Span(0, size), style, figure, Markup.EMPTY);
  }

  Bars add(Object label, Span span, String style, Object figure, Object more) {
    bars.add(
        new Bar(
            Markup.text(label),
            span.start(),
            span.size(),
            style,
            Markup.text(figure),
            Markup.breakable(more)));
    return this;
  }

  /** From where, and how far. */
  record Span(double start, double size) {}

  Markup render() {
    double scale =
        100 / Math.max(1e-9, bars.stream().mapToDouble(b -> b.start() + b.size()).max().orElse(1));
    return Markup.of(
        "<ul class=\"bars\">\n%s</ul>\n",
        Markup.join(bars.stream().map(bar -> render(bar, scale)).toList()));
  }

  private static Markup render(Bar bar, double scale) {
    Markup track =
        bar.size() <= 0
            ? Markup.EMPTY
            : Markup.of(
                "<span class=\"bar %s\" style=\"left:%.2f%%;width:%.2f%%\"></span>",
                bar.style(),
                Math.min(99.5, bar.start() * scale),
                Math.max(0.5, bar.size() * scale));
    Markup more =
        bar.more().isEmpty()
            ? Markup.EMPTY
            : Markup.of("<span class=\"more\">%s</span>", bar.more());
    return Markup.of(
        "<li><span class=\"label\">%s</span> <span class=\"track\" aria-hidden=\"true\">%s</span>"
            + " <span class=\"figure\">%s</span>%s</li>\n",
        bar.label(), track, bar.figure(), more);
  }
}
