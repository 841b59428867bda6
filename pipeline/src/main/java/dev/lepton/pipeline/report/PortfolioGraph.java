package dev.lepton.pipeline.report;

import dev.lepton.model.portfolio.Portfolio;
import java.util.List;

/** Who needs whom: drawn where there are few, a table in any case. Stateless. */
final class PortfolioGraph {
  private PortfolioGraph() {}

  static Markup render(Portfolio portfolio) {
    var all = portfolio.dependencies();
    if (all.isEmpty()) {
      return Markup.paragraph("No dependency between applications is known.");
    }
    HtmlTable table = new HtmlTable("Who needs whom", "application", "needs", "said by~");
    all.forEach(d -> table.row(d.from(), d.to(), d.where()));
    List<LayerDrawing.Edge> edges =
        all.stream().map(d -> new LayerDrawing.Edge(d.from(), d.to())).toList();
    return LayerDrawing.figure("applications", edges)
        .plus(table.excerpt(Excerpt.of("dependencies").elsewhere("the JSON output")).render());
  }
}
