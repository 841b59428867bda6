package dev.lepton.accept.security.version;

/**
 * By Semantic Versioning 2.0, section 11, for npm and Go. What is missing of three numbers is zero,
 * and a v before them says nothing. Stateless.
 */
final class SemanticVersion {
  private static final int NUMBERS = 3;

  private SemanticVersion() {}

  static int compare(String first, String second) {
    String left = plain(first);
    String right = plain(second);
    String[] leftNumbers = left.split("-", 2)[0].split("\\.");
    String[] rightNumbers = right.split("-", 2)[0].split("\\.");
    for (int i = 0; i < Math.max(NUMBERS, Math.max(leftNumbers.length, rightNumbers.length)); i++) {
      int order = part(at(leftNumbers, i), at(rightNumbers, i));
      if (order != 0) {
        return order;
      }
    }
    return before(left, right);
  }

  /** Build metadata does not count. */
  private static String plain(String version) {
    return version.strip().replaceFirst("^[vV=]+", "").split("\\+", 2)[0];
  }

  private static String at(String[] parts, int index) {
    return index < parts.length ? parts[index] : "0";
  }

  /** A version that is still to come is before the version itself. */
  private static int before(String left, String right) {
    boolean leftIs = left.contains("-");
    boolean rightIs = right.contains("-");
    if (!leftIs || !rightIs) {
      return Boolean.compare(rightIs, leftIs);
    }
    String[] leftParts = left.split("-", 2)[1].split("\\.", -1);
    String[] rightParts = right.split("-", 2)[1].split("\\.", -1);
    for (int i = 0; i < Math.min(leftParts.length, rightParts.length); i++) {
      int order = part(leftParts[i], rightParts[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(leftParts.length, rightParts.length);
  }

  /** Numbers by value, and before everything that is none. */
  private static int part(String left, String right) {
    boolean leftNumber = Digits.isNumber(left);
    boolean rightNumber = Digits.isNumber(right);
    if (leftNumber && rightNumber) {
      return Digits.compare(left, right);
    }
    return leftNumber == rightNumber
        ? left.compareTo(right)
        : Boolean.compare(rightNumber, leftNumber);
  }
}
