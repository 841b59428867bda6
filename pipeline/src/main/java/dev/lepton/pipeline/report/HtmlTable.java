package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.List;

/** A table that scrolls on its own where the page is narrow. Not thread-safe. */
final class HtmlTable {
  private final String caption;
  private final List<String> columns;
  private final StringBuilder rows = new StringBuilder();

  /**
   * @param columns headings; one that ends in "#" marks a column of numbers
   */
  HtmlTable(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns);
  }

  HtmlTable row(Object... cells) {
    return row("", cells);
  }

  HtmlTable row(String style, Object... cells) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      line.add(
          Html.format(
              "<td%s>%s</td>",
              columns.get(i).endsWith("#") ? " class=\"n\"" : "",
              Html.escape(String.valueOf(cells[i]))));
    }
    rows.append(Html.format("<tr class=\"%s\">%s</tr>%n", style, String.join("", line)));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String render() {
    StringBuilder head = new StringBuilder();
    for (String column : columns) {
      boolean number = column.endsWith("#");
      String text = number ? column.substring(0, column.length() - 1) : column;
      head.append(Html.format("<th scope=\"col\"%s>%s</th>", number ? " class=\"n\"" : "", Html.escape(text)));
    }
    return Html.format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><caption>%s</caption>"
            + "<thead><tr>%s</tr></thead><tbody>%n%s</tbody></table></div>%n",
        Html.escape(caption), Html.escape(caption), head, rows);
  }
}
