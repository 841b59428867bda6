package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Cost;

/** Two bars: what it costs before and after. */
final class CostBars {
  private static final int WIDTH = 720;
  private static final int LEFT = 70;

  String render(Cost before, Cost after) {
    double scale = (WIDTH - LEFT - 110) / Math.max(1, Math.max(before.monthlyUsd(), after.monthlyUsd()));
    return Html.format(
        "<figure><svg viewBox=\"0 0 %d 64\" role=\"img\" aria-label=\"Cost a month before %.0f and after %.0f USD\">%n%s%s</svg></figure>%n",
        WIDTH, before.monthlyUsd(), after.monthlyUsd(), bar("before", "old", before, scale, 4), bar("after", "", after, scale, 34));
  }

  private static String bar(String label, String style, Cost cost, double scale, int y) {
    double width = Math.max(2, cost.monthlyUsd() * scale);
    return Html.format(
        "<text class=\"ink\" x=\"0\" y=\"%d\">%s</text><rect class=\"bar %s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" rx=\"3\"/>"
            + "<text class=\"ink\" x=\"%.1f\" y=\"%d\">$%,.2f</text>%n",
        y + 15, label, style, LEFT, y, width, LEFT + width + 6, y + 15, cost.monthlyUsd());
  }
}
