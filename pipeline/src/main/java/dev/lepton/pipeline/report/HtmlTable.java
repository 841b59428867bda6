package dev.lepton.pipeline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that scrolls on its own where the page is narrow, and folds its tail away where it is
 * long. The first cell of each row is its heading. Not thread-safe.
 */
final class HtmlTable {
  private final String caption;
  private final List<Column> columns;
  private final List<Markup> rows = new ArrayList<>();
  private Excerpt excerpt = Excerpt.of("rows");

  /**
   * @param columns headings; "#" at the end marks a column of numbers, "~" one of prose
   */
  HtmlTable(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns).stream().map(Column::of).toList();
  }

  private record Column(String name, String attributes) {
    static Column of(String heading) {
      String name = heading.replaceAll("[#~]$", "");
      boolean number = heading.endsWith("#");
      boolean prose = heading.endsWith("~");
      return new Column(name, number ? " class=\"n\"" : prose ? " class=\"prose\"" : "");
    }
  }

  HtmlTable row(Object... cells) {
    return row(Tone.PLAIN, cells);
  }

  HtmlTable row(Tone tone, Object... cells) {
    return add(tone.css(), cells);
  }

  /** A row that adds the others up. */
  HtmlTable sum(Object... cells) {
    return add("sum", cells);
  }

  private HtmlTable add(String style, Object... cells) {
    List<Markup> line = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      Markup attributes = new Markup(columns.get(i).attributes());
      line.add(
          i == 0
              ? Markup.of("<th scope=\"row\"%s>%s</th>", attributes, Markup.breakable(cells[i]))
              : Markup.of("<td%s>%s</td>", attributes, Markup.breakable(cells[i])));
    }
    rows.add(Markup.of("<tr class=\"%s\">%s</tr>\n", style, Markup.join(line)));
    return this;
  }

  HtmlTable excerpt(Excerpt some) {
    excerpt = some;
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Nothing at all where there are no rows. */
  Markup render() {
    return rows.isEmpty() ? Markup.EMPTY : excerpt.render(rows, this::table);
  }

  private Markup table(List<Markup> some) {
    Markup head =
        Markup.join(
            columns.stream()
                .map(
                    c ->
                        Markup.of(
                            "<th scope=\"col\"%s>%s</th>", new Markup(c.attributes()), c.name()))
                .toList());
    return Markup.of(
        "<p class=\"caption\" aria-hidden=\"true\">%s</p><div class=\"scroll\" tabindex=\"0\""
            + " role=\"region\" aria-label=\"%s\"><table"
            + " aria-label=\"%s\"><thead><tr>%s</tr></thead><tbody>\n"
            + "%s</tbody></table></div>\n",
        caption, caption, caption, head, Markup.join(some));
  }
}
