package dev.lepton.pipeline.report;

/** A list of names and what they stand for. Not thread-safe. */
final class Facts {
  private final StringBuilder rows = new StringBuilder();

  /**
   * @param value text, or markup
   */
  Facts add(String name, Object value) {
    rows.append(
        Markup.of("<div><dt>%s</dt><dd>%s</dd></div>\n", name, Markup.breakable(value)).html());
    return this;
  }

  Markup render() {
    return rows.isEmpty() ? Markup.EMPTY : new Markup("<dl class=\"facts\">\n" + rows + "</dl>\n");
  }
}
