package dev.lepton.pipeline.report;

import dev.lepton.model.plan.PlatformOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scores of the chosen platform and of the next best, a spoke for each criterion.
 *
 * @param criteria at least three
 */
record ScoreRadar(PlatformOption chosen, PlatformOption other, List<String> criteria) {
  private static final int SIZE = 350;
  private static final double RADIUS = 88;

  /** Nothing where there is nothing to compare. */
  static Markup of(PlatformOption chosen, List<PlatformOption> options) {
    List<String> criteria = chosen.scores().keySet().stream().sorted().toList();
    return options.stream()
        .filter(option -> !title(option).equals(title(chosen)))
        .filter(option -> option.scores().keySet().containsAll(criteria))
        .findFirst()
        .filter(any -> criteria.size() >= 3)
        .map(other -> new ScoreRadar(chosen, other, criteria).figure())
        .orElse(Markup.EMPTY);
  }

  private Markup figure() {
    Markup rings =
        Markup.join(
            List.of(0.25, 0.5, 0.75, 1.0).stream()
                .map(
                    share ->
                        Markup.of(
                            "<polygon class=\"grid\" fill=\"none\" points=\"%s\"/>\n",
                            points(i -> share)))
                .toList());
    Markup names = Markup.join(IntStream.range(0, criteria.size()).mapToObj(this::name).toList());
    return Markup.of(
        "<figure class=\"radar\">\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Scores of"
            + " two platforms by criterion; the table below has the figures.\">\n%s%s"
            + "<polygon class=\"line old\" points=\"%s\"/>\n<polygon class=\"line new\""
            + " points=\"%s\"/>\n</svg>\n<figcaption>Solid: %s. Dashed: %s. The rim is"
            + " 1.</figcaption></figure>\n",
        SIZE,
        SIZE - 60,
        rings,
        names,
        points(i -> other.scores().get(criteria.get(i))),
        points(i -> chosen.scores().get(criteria.get(i))),
        title(chosen),
        title(other));
  }

  private static String title(PlatformOption option) {
    return option.provider()
        + " "
        + option.region()
        + ", "
        + option.serviceModel().replace('-', ' ');
  }

  private interface Share {
    double of(int spoke);
  }

  private double x(int spoke, double share) {
    return SIZE / 2.0 + RADIUS * share * Math.sin(2 * Math.PI * spoke / criteria.size());
  }

  private double y(int spoke, double share) {
    return (SIZE - 60) / 2.0 - RADIUS * share * Math.cos(2 * Math.PI * spoke / criteria.size());
  }

  private String points(Share share) {
    return IntStream.range(0, criteria.size())
        .mapToObj(
            i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i, share.of(i)), y(i, share.of(i))))
        .collect(Collectors.joining(" "));
  }

  private Markup name(int spoke) {
    double side = Math.sin(2 * Math.PI * spoke / criteria.size());
    return Markup.of(
        "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/><text x=\"%.1f\""
            + " y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x(spoke, 0),
        y(spoke, 0),
        x(spoke, 1),
        y(spoke, 1),
        x(spoke, 1.12),
        y(spoke, 1.12) + 4,
        side > 0.1 ? "start" : side < -0.1 ? "end" : "middle",
        criteria.get(spoke));
  }
}
