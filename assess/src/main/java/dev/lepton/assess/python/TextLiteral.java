package dev.lepton.assess.python;

import java.util.Locale;

/**
 * A text literal in the source.
 *
 * @param end index after its closing quote
 */
record TextLiteral(String content, int end, boolean formatted, boolean closed) {
  private static final int LONGEST_PREFIX = 2;

  /**
   * The index of the quote when a text literal, perhaps with a prefix such as {@code rb}, starts
   * here; else -1.
   */
  static int quoteAfterPrefix(String source, int start) {
    for (int i = start; i < source.length() && i <= start + LONGEST_PREFIX; i++) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'') {
        return i;
      }
      if ("rRbBuUfFtT".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  static TextLiteral read(String source, int start, int quote) {
    String prefix = source.substring(start, quote).toLowerCase(Locale.ROOT);
    char mark = source.charAt(quote);
    String triple = String.valueOf(mark).repeat(3);
    boolean isLong = source.startsWith(triple, quote);
    String closing = isLong ? triple : String.valueOf(mark);
    StringBuilder content = new StringBuilder();
    int at = quote + closing.length();
    while (at < source.length() && !source.startsWith(closing, at)) {
      char c = source.charAt(at);
      if (c == '\n' && !isLong) {
        return new TextLiteral(content.toString(), at, prefix.contains("f"), false);
      }
      if (c == '\\' && at + 1 < source.length()) {
        content.append(
            prefix.contains("r") ? "\\" + source.charAt(at + 1) : unescape(source.charAt(at + 1)));
        at += 2;
      } else {
        content.append(c);
        at++;
      }
    }
    boolean closed = at < source.length();
    return new TextLiteral(
        content.toString(),
        closed ? at + closing.length() : source.length(),
        prefix.contains("f"),
        closed);
  }

  private static String unescape(char c) {
    return switch (c) {
      case '\n' -> "";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '\\', '\'', '"' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}
