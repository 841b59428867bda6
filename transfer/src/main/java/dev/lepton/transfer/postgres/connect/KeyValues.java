package dev.lepton.transfer.postgres.connect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code host=db user='o''brien'}: values with blanks stand in single quotes, a backslash
 * takes the meaning from a quote and from itself. Used once.
 */
final class KeyValues {
  private final String text;
  private int at;

  KeyValues(String text) {
    this.text = text;
  }

  Map<String, String> read() {
    Map<String, String> found = new LinkedHashMap<>();
    skipBlanks();
    while (at < text.length()) {
      int begin = at;
      while (at < text.length() && !blank() && text.charAt(at) != '=') {
        at++;
      }
      String name = text.substring(begin, at);
      skipBlanks();
      if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
        throw new IllegalArgumentException("expected key=value pairs, separated by blanks");
      }
      at++;
      skipBlanks();
      String value = at < text.length() && text.charAt(at) == '\'' ? quoted() : plain();
      if (!value.isEmpty()) {
        found.put(name, value);
      }
      skipBlanks();
    }
    return found;
  }

  private String plain() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !blank()) {
      value.append(symbol());
    }
    return value.toString();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '\'') {
      value.append(symbol());
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a quoted value does not end");
    }
    at++;
    return value.toString();
  }

  private char symbol() {
    char c = text.charAt(at++);
    return c == '\\' && at < text.length() ? text.charAt(at++) : c;
  }

  private boolean blank() {
    return Character.isWhitespace(text.charAt(at));
  }

  private void skipBlanks() {
    while (at < text.length() && blank()) {
      at++;
    }
  }
}
