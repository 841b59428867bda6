package dev.lepton.pipeline.report;

import dev.lepton.model.portfolio.Portfolio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who needs whom: drawn, of many those that are tied most, and a table. Stateless. */
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
    Map<String, String> targets = new HashMap<>();
    for (int i = 0; i < portfolio.applications().size(); i++) {
      targets.put(portfolio.applications().get(i).name(), "#app-" + i);
    }
    return LayerDrawing.figure(
            "applications", edges, name -> Optional.ofNullable(targets.get(name)))
        .plus(table.excerpt(Excerpt.of("dependencies").elsewhere("the JSON output")).render());
  }
}
