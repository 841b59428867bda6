package dev.lepton.transfer.postgres.verify;

/** The order of COLLATE "C" in a UTF-8 database. */
final class CanonicalOrder {
  private CanonicalOrder() {}

  /**
   * Compares by code points, as UTF-8's bytes do; UTF-16 orders surrogates before U+E000 to U+FFFF.
   */
  static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? a - b
            : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
