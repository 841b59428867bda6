package dev.lepton.pipeline.report;

import dev.lepton.model.bundle.Bundle.WorkItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a machine could not change safely, the same work in several places told once. */
record WorkItems(List<WorkItem> all) {
  private record Key(String what, String why, String how, double days) {}

  Collection<List<WorkItem>> groups() {
    Map<Key, List<WorkItem>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    item -> new Key(item.what(), item.why(), item.how(), item.days()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values();
  }

  Markup render() {
    HtmlTable table =
        new HtmlTable(
            "Left for a person; days of somebody who knows the application",
            "what~",
            "why~",
            "how~",
            "days#",
            "where~");
    for (List<WorkItem> group : groups()) {
      WorkItem item = group.get(0);
      table.row(item.what(), item.why(), item.how(), item.days(), places(group));
    }
    return table.excerpt(Excerpt.of("items").elsewhere("documents/transform.json")).render();
  }

  private static Markup places(List<WorkItem> group) {
    return Excerpt.of("places")
        .inView(4)
        .elsewhere("documents/transform.json")
        .render(
            group,
            some ->
                Markup.join(
                    some.stream()
                        .map(i -> Markup.of("<div>%s</div>", Markup.code(i.where())))
                        .toList()));
  }
}
