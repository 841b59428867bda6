package dev.lepton.accept.security.version;

/** Numbers of any length. Stateless. */
final class Digits {
  private Digits() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Where the digits that begin at a place end. */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** By value; nothing counts as zero. */
  static int compare(String first, String second) {
    String left = first.replaceFirst("^0+", "");
    String right = second.replaceFirst("^0+", "");
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : left.compareTo(right);
  }
}
