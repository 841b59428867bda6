package dev.lepton.assess.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a query or a script, without comments and texts. Stateless. */
final class SqlTokens {
  private SqlTokens() {}

  /**
   * One word, or one other character.
   *
   * @param name whether it may name something: it is a word, perhaps qualified, or was quoted
   * @param line from 1
   */
  record Token(String text, boolean name, boolean quoted, int line) {
    boolean is(String keyword) {
      return !quoted && text.equalsIgnoreCase(keyword);
    }

    String upper() {
      return quoted ? "" : text.toUpperCase(Locale.ROOT);
    }
  }

  static List<Token> of(String text) {
    return new Reading(text).all();
  }

  private static final class Reading {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    Reading(String text) {
      this.text = text;
    }

    List<Token> all() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (text.startsWith("--", at)) {
          skipTo("\n");
        } else if (text.startsWith("/*", at)) {
          skipTo("*/");
        } else if (c == '\'') {
          at++;
          skipTo("'");
        } else if (isPart(c) || isQuote(c)) {
          name();
        } else {
          if (c == '\n') {
            line++;
          } else if (!Character.isWhitespace(c)) {
            tokens.add(new Token(String.valueOf(c), false, false, line));
          }
          at++;
        }
      }
      return tokens;
    }

    private void skipTo(String end) {
      int found = text.indexOf(end, at);
      int next = found < 0 ? text.length() : found + (end.equals("\n") ? 0 : end.length());
      line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
      at = next;
    }

    private static boolean isPart(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#' || c == OPEN;
    }

    private static final char OPEN = dev.lepton.assess.reference.uses.Phrase.UNKNOWN;

    private static boolean isQuote(char c) {
      return c == '"' || c == '`' || c == '[';
    }

    private void name() {
      StringBuilder name = new StringBuilder();
      boolean quoted = false;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isQuote(c)) {
          int end = text.indexOf(c == '[' ? ']' : c, at + 1);
          if (end < 0 || end - at > 130) {
            at++;
            break;
          }
          quoted = true;
          name.append(text, at + 1, end);
          at = end + 1;
        } else if (isPart(c) || c == '.' && !name.isEmpty()) {
          name.append(c);
          at++;
        } else {
          break;
        }
      }
      if (!name.isEmpty()) {
        tokens.add(new Token(name.toString(), true, quoted, line));
      }
    }
  }
}
