package dev.lepton.accept.security.version;

/** By Debian's policy manual, section 5.6.12. Stateless. */
final class DebianVersion {
  private DebianVersion() {}

  static int compare(String first, String second) {
    int epochs = Digits.compare(epoch(first), epoch(second));
    if (epochs != 0) {
      return epochs;
    }
    int upstream = parts(upstream(first), upstream(second));
    return upstream != 0 ? upstream : parts(revision(first), revision(second));
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "0" : version.substring(0, colon);
  }

  private static String withoutEpoch(String version) {
    return version.substring(version.indexOf(':') + 1);
  }

  private static String upstream(String version) {
    String rest = withoutEpoch(version);
    int hyphen = rest.lastIndexOf('-');
    return hyphen < 0 ? rest : rest.substring(0, hyphen);
  }

  /** None is the same as 0. */
  private static String revision(String version) {
    String rest = withoutEpoch(version);
    int hyphen = rest.lastIndexOf('-');
    return hyphen < 0 ? "0" : rest.substring(hyphen + 1);
  }

  /** By turns what is no number, sign by sign, and what is one, by value. */
  private static int parts(String first, String second) {
    int left = 0;
    int right = 0;
    while (left < first.length() || right < second.length()) {
      while (isOther(first, left) || isOther(second, right)) {
        int signs = Integer.compare(weight(first, left), weight(second, right));
        if (signs != 0) {
          return signs;
        }
        left += isOther(first, left) ? 1 : 0;
        right += isOther(second, right) ? 1 : 0;
      }
      int leftEnd = Digits.end(first, left);
      int rightEnd = Digits.end(second, right);
      int numbers =
          Digits.compare(first.substring(left, leftEnd), second.substring(right, rightEnd));
      if (numbers != 0) {
        return numbers;
      }
      left = leftEnd;
      right = rightEnd;
    }
    return 0;
  }

  private static boolean isOther(String text, int at) {
    return at < text.length() && !Digits.isDigit(text.charAt(at));
  }

  /** A tilde is before the end, letters are before all other signs. */
  private static int weight(String text, int at) {
    if (!isOther(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    return letter ? c : c + Character.MAX_VALUE;
  }
}
