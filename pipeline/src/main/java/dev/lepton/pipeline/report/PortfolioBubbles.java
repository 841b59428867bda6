package dev.lepton.pipeline.report;

import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Effort against value, one bubble an application, as large as its servers are many. Stateless. */
final class PortfolioBubbles {
  private static final int DRAWN = 150;
  private static final int NAMED = 40;
  private static final double MOST_VALUE = 11;

  private PortfolioBubbles() {}

  static Markup render(Portfolio portfolio) {
    List<ApplicationVerdict> all = portfolio.applications();
    if (all.isEmpty()) {
      return Markup.paragraph("There are no applications.");
    }
    List<ApplicationVerdict> drawn =
        all.stream()
            .sorted(
                Comparator.comparingDouble((ApplicationVerdict v) -> -v.value())
                    .thenComparingDouble(PortfolioBubbles::effort))
            .limit(DRAWN)
            .toList();
    List<Double> ticks =
        Ticks.linear(
            Math.max(1, drawn.stream().mapToDouble(PortfolioBubbles::effort).max().orElse(1)));
    Markup note =
        Markup.of(
            "<figcaption>The middle of the range of effort, and the value to the business that people"
                + " gave it (5 where nobody did). Above and to the left is much value for little"
                + " effort: begin there. The table below has the figures.%s</figcaption>\n",
            all.size() > DRAWN
                ? " Drawn are the " + DRAWN + " of most value of " + Figures.count(all.size()) + "."
                : "");
    return PlotFrame.figure(
        "Effort and value of " + Figures.count(drawn.size(), "application", "applications"),
        frame -> drawing(frame, drawn, all, ticks),
        note);
  }

  private static double effort(ApplicationVerdict verdict) {
    return (verdict.effortDaysLow() + verdict.effortDaysHigh()) / 2;
  }

  private static Markup drawing(
      PlotFrame frame,
      List<ApplicationVerdict> drawn,
      List<ApplicationVerdict> all,
      List<Double> ticks) {
    List<Markup> parts = new ArrayList<>();
    for (int value = 0; value <= 10; value += 5) {
      parts.add(frame.across(value / MOST_VALUE, String.valueOf(value)));
    }
    // A little room behind the last tick, so that its label is not cut off.
    double most = 1.04 * ticks.get(ticks.size() - 1);
    for (double tick : ticks) {
      parts.add(frame.upward(tick / most, Ticks.label(tick)));
    }
    parts.add(frame.names("effort, days", "value"));
    List<Bubble> bubbles = new ArrayList<>();
    drawn.forEach(verdict -> bubbles.add(Bubble.of(frame, verdict, most, bubbles)));
    for (int i = drawn.size() - 1; i >= 0; i--) {
      parts.add(bubbles.get(i).render(all.indexOf(drawn.get(i))));
    }
    if (drawn.size() <= NAMED) {
      List<Label> labels = new ArrayList<>();
      bubbles.forEach(bubble -> bubble.label(frame, labels, bubbles).ifPresent(labels::add));
      labels.forEach(label -> parts.add(label.render()));
    }
    return Markup.join(parts);
  }

  /** Where an application is drawn, in pixels. */
  private record Bubble(ApplicationVerdict verdict, double x, double y) {
    private static final double NEAR = 6;

    /** A little above or below its place where another one is there already. */
    static Bubble of(
        PlotFrame frame, ApplicationVerdict verdict, double most, List<Bubble> others) {
      double x = frame.x(effort(verdict) / most);
      double y = frame.y(verdict.value() / MOST_VALUE);
      return Stream.of(0, -1, 1, -2, 2)
          .map(step -> new Bubble(verdict, x, y + step * NEAR))
          .filter(bubble -> others.stream().noneMatch(bubble::hides))
          .findFirst()
          .orElseGet(() -> new Bubble(verdict, x, y));
    }

    private boolean hides(Bubble other) {
      return Math.hypot(x - other.x, y - other.y) < NEAR;
    }

    double radius() {
      return Math.min(22, 5 + 2 * Math.sqrt(verdict.servers().size()));
    }

    Markup render(int number) {
      return Markup.of(
          "<a href=\"#app-%d\" tabindex=\"-1\"><circle class=\"bubble\" cx=\"%.1f\" cy=\"%.1f\""
              + " r=\"%.1f\"><title>%s</title></circle></a>\n",
          number,
          x,
          y,
          radius(),
          verdict.name()
              + ": "
              + verdict.strategy().name().toLowerCase(Locale.ROOT)
              + ", "
              + PortfolioReport.days(verdict.effortDaysLow(), verdict.effortDaysHigh())
              + " days, value "
              + verdict.value());
    }

    /** Beside it or a little lower; empty where there is no room: the bubble tells its name. */
    Optional<Label> label(PlotFrame frame, List<Label> others, List<Bubble> bubbles) {
      boolean end = x > frame.x(0.6);
      double distance = radius() + 4;
      String name = verdict.name();
      Label beside =
          Label.of(
              x + (end ? -distance : distance),
              y + 4,
              end,
              name.length() > 18 ? name.substring(0, 17) + "…" : name);
      return Stream.of(0, 1, -1, 2, -2)
          .map(beside::lower)
          .filter(label -> others.stream().noneMatch(label::covers))
          .filter(label -> bubbles.stream().noneMatch(label::covers))
          .findFirst();
    }
  }

  /**
   * A name beside its bubble.
   *
   * @param from the left end, in pixels; about, since it depends on the reader's fonts
   */
  private record Label(double from, double width, double y, boolean end, String name) {
    private static final double LETTER = 7.2;
    static final double LINE = 14;

    static Label of(double x, double y, boolean end, String name) {
      double width = LETTER * name.length();
      return new Label(end ? x - width : x, width, y, end, name);
    }

    Label lower(int lines) {
      return new Label(from, width, y + lines * LINE, end, name);
    }

    boolean covers(Label other) {
      return Math.abs(y - other.y) < LINE - 1
          && from < other.from + other.width
          && other.from < from + width;
    }

    boolean covers(Bubble bubble) {
      double middle = y - LINE / 3;
      double nearest = Math.max(from, Math.min(bubble.x(), from + width));
      return Math.hypot(bubble.x() - nearest, Math.max(0, Math.abs(bubble.y() - middle) - 5))
          < bubble.radius() - 1;
    }

    Markup render() {
      return Markup.of(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
          end ? from + width : from, y, end ? "end" : "start", name);
    }
  }
}
