package dev.lepton.accept.security.version;

/** Epoch, version and release as rpm compares them (rpmvercmp), with tilde and caret. Stateless. */
final class RpmVersion {
  private RpmVersion() {}

  static int compare(String first, String second) {
    int epochs = Digits.compare(epoch(first), epoch(second));
    if (epochs != 0) {
      return epochs;
    }
    String[] left = halves(first);
    String[] right = halves(second);
    int versions = segments(left[0], right[0]);
    // Who names no release means any of them.
    boolean both = left.length == 2 && right.length == 2;
    return versions != 0 || !both ? versions : segments(left[1], right[1]);
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "0" : version.substring(0, colon);
  }

  private static String[] halves(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    int hyphen = rest.lastIndexOf('-');
    return hyphen < 0
        ? new String[] {rest}
        : new String[] {rest.substring(0, hyphen), rest.substring(hyphen + 1)};
  }

  private static int segments(String first, String second) {
    int left = 0;
    int right = 0;
    while (true) {
      left = skip(first, left);
      right = skip(second, right);
      int signs = Integer.compare(weight(first, left), weight(second, right));
      if (signs != 0) {
        return signs;
      }
      if (left == first.length()) {
        return 0;
      }
      if (first.charAt(left) == '~' || first.charAt(left) == '^') {
        left++;
        right++;
        continue;
      }
      int leftEnd = end(first, left);
      int rightEnd = end(second, right);
      int order = segment(first.substring(left, leftEnd), second.substring(right, rightEnd));
      if (order != 0) {
        return order;
      }
      left = leftEnd;
      right = rightEnd;
    }
  }

  /** A tilde is before the end, a caret after it, and anything else after that. */
  private static int weight(String text, int at) {
    if (at == text.length()) {
      return 0;
    }
    return switch (text.charAt(at)) {
      case '~' -> -1;
      case '^' -> 1;
      default -> 2;
    };
  }

  /** A number is newer than letters. */
  private static int segment(String first, String second) {
    boolean left = Digits.isNumber(first);
    boolean right = Digits.isNumber(second);
    if (left != right) {
      return left ? 1 : -1;
    }
    return left ? Digits.compare(first, second) : first.compareTo(second);
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && !isPart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPart(char c) {
    return Digits.isDigit(c) || isLetter(c) || c == '~' || c == '^';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static int end(String text, int from) {
    if (Digits.isDigit(text.charAt(from))) {
      return Digits.end(text, from);
    }
    int at = from;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
