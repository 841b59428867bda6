package dev.lepton.pipeline.report;

/** Makes any text harmless in HTML and XML. Stateless. */
final class Escape {
  private Escape() {}

  static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(html, c));
    return html.toString();
  }

  private static void append(StringBuilder html, int c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> {
        if (turnsTheLine(c)) {
          html.append("[U+").append(Integer.toHexString(c)).append(']');
        } else {
          html.appendCodePoint(allowed(c) ? c : 0xFFFD);
        }
      }
    }
  }

  /**
   * Marks of writing direction can make code read differently from what it does: they are shown.
   */
  private static boolean turnsTheLine(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Whether XML may hold the character; control characters and halves of pairs it may not. */
  private static boolean allowed(int c) {
    boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
    return !control && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
