package dev.lepton.pipeline.report;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The paper of a plot, in pixels. Every plot is drawn twice, wide and narrow, and the style sheet
 * shows the one that fits: text in a plot that is merely scaled down cannot be read on a phone.
 */
record PlotFrame(String style, int width, int height) {
  // Room for 100,000 in the letters of the narrow paper, which are larger.
  static final int LEFT = 64;
  static final int RIGHT = 14;
  static final int TOP = 22;
  static final int BOTTOM = 44;

  private static final PlotFrame WIDE = new PlotFrame("wide", 720, 300);
  private static final PlotFrame NARROW = new PlotFrame("narrow", 350, 280);

  /**
   * @param description what a reader who does not see the plot should know
   * @param drawing makes what is inside, for each of the papers
   * @param below legend and caption
   */
  static Markup figure(String description, Function<PlotFrame, Markup> drawing, Markup below) {
    return figure(description, UnaryOperator.identity(), drawing, below);
  }

  /**
   * The same on papers whose height the drawing decides.
   *
   * @param paper makes each of the two papers as tall as it should be
   */
  static Markup figure(
      String description,
      UnaryOperator<PlotFrame> paper,
      Function<PlotFrame, Markup> drawing,
      Markup below) {
    return Markup.of(
        "<figure>\n%s%s%s</figure>\n",
        paper.apply(WIDE).svg(description, drawing),
        paper.apply(NARROW).svg(description, drawing),
        below);
  }

  PlotFrame tall(int pixels) {
    return new PlotFrame(style, width, pixels);
  }

  private Markup svg(String description, Function<PlotFrame, Markup> drawing) {
    return Markup.of(
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
        style, width, height, description, drawing.apply(this));
  }

  /**
   * @param share 0 at the left edge, 1 at the right
   */
  double x(double share) {
    return LEFT + share * (width - LEFT - RIGHT);
  }

  /**
   * @param share 0 at the bottom, 1 at the top
   */
  double y(double share) {
    return TOP + (1 - share) * (height - TOP - BOTTOM);
  }

  /** A line across with its value at the left. */
  Markup across(double share, String label) {
    return Markup.of(
        "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
        x(0), x(1), y(share), y(share), LEFT - 6, y(share) + 4, label);
  }

  /** A line upwards with its value below; at the right edge the value ends with the paper. */
  Markup upward(double share, String label) {
    boolean edge = share > 0.97;
    return Markup.of(
        "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x(share),
        x(share),
        y(0),
        y(1),
        edge ? width - 2.0 : x(share),
        y(0) + 16,
        edge ? "end" : "middle",
        label);
  }

  /** What the axes mean. */
  Markup names(String across, String upward) {
    return Markup.of(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>"
            + "<text x=\"2\" y=\"12\">%s</text>\n",
        x(0.5), height - 8, across, upward);
  }
}
