package dev.lepton.pipeline.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finished HTML. It is made from patterns of ours; whatever is put into them is escaped, unless it
 * is a number or markup itself, so that a text from outside can never become a tag.
 */
record Markup(String html) {
  static final Markup EMPTY = new Markup("");

  /**
   * @param pattern as {@link java.util.Formatter} has it, in no particular language
   */
  static Markup of(String pattern, Object... values) {
    Object[] safe = Arrays.stream(values).map(Markup::safe).toArray();
    return new Markup(String.format(Locale.ROOT, pattern, safe));
  }

  private static Object safe(Object value) {
    if (value instanceof Markup markup) {
      return markup.html();
    }
    return value instanceof Number ? value : Escape.html(String.valueOf(value));
  }

  static Markup text(Object value) {
    return of("%s", value);
  }

  /** Text in which a path may break after each of its folders; for contents, not for attributes. */
  static Markup breakable(Object text) {
    return text instanceof Markup markup
        ? markup
        : new Markup(text(text).html().replace("/", "/<wbr>"));
  }

  static Markup paragraph(Object text) {
    return of("<p>%s</p>\n", text);
  }

  static Markup soft(Object text) {
    return of("<p class=\"soft\">%s</p>\n", text);
  }

  static Markup code(String text) {
    return of("<code>%s</code>", breakable(text));
  }

  static Markup heading(String text) {
    return of("<h3>%s</h3>\n", text);
  }

  /** A bulleted list; nothing at all for no items. */
  static Markup list(List<?> items) {
    return items.isEmpty()
        ? EMPTY
        : of(
            "<ul>\n%s</ul>\n",
            join(items.stream().map(i -> of("<li>%s</li>\n", breakable(i))).toList()));
  }

  /** A part that is folded away until the reader asks for it. */
  static Markup folded(Object summary, Markup body) {
    return of("<details><summary>%s</summary>\n%s</details>\n", summary, body);
  }

  static Markup join(List<Markup> parts) {
    return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
  }

  Markup plus(Markup next) {
    return new Markup(html + next.html());
  }

  boolean isEmpty() {
    return html.isEmpty();
  }
}
