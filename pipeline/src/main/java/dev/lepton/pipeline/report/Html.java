package dev.lepton.pipeline.report;

import java.util.List;
import java.util.Locale;

/** Small pieces of HTML; every text that comes from outside is escaped. Stateless. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  static String list(List<String> items) {
    StringBuilder html = new StringBuilder("<ul class=\"plain\">\n");
    items.forEach(item -> html.append("<li>").append(escape(item)).append("</li>\n"));
    return html.append("</ul>\n").toString();
  }

  /** A figure in a card; {@code style} is good, bad, warn or empty. */
  static String card(String label, String value, String style) {
    return format(
        "<div class=\"card\"><dt>%s</dt><dd class=\"%s\">%s</dd></div>%n",
        escape(label), style, escape(value));
  }

  static String cards(List<String> cards) {
    return "<dl class=\"cards\">\n" + String.join("", cards) + "</dl>\n";
  }
}
