package dev.lepton.assess.builtin;

/** Lower case, character by character, so that positions stay; wide enough for {@code (?i)}. */
final class Folding {
  private static final char KELVIN = '\u212A';
  private static final char LONG_S = '\u017F';

  private Folding() {}

  static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return switch (c) {
      case KELVIN -> 'k';
      case LONG_S -> 's';
      default -> Character.toLowerCase(Character.toUpperCase(c));
    };
  }

  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(fold(text.charAt(i)));
    }
    return folded.toString();
  }
}
