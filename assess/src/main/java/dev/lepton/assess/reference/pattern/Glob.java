package dev.lepton.assess.reference.pattern;

/**
 * A name with {@code *} for any run of characters, dots included, and {@code ?} for one.
 *
 * @param exact whether upper and lower case differ
 */
public record Glob(String text, boolean exact) {
  /** A member's name. */
  static Glob ofMember(String text) {
    return new Glob(text, true);
  }

  /**
   * A type's name, or a member's of any type; with a wildcard in it, case is nothing, as in the
   * searches rules are made for.
   */
  static Glob ofType(String text) {
    return new Glob(text, text.indexOf('*') < 0 && text.indexOf('?') < 0);
  }

  /** Whether it stands for one name only. */
  public boolean isLiteral() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /** Matches the whole name; linear but for the last star, so no pattern can run away. */
  public boolean matches(String name) {
    int at = 0;
    int pattern = 0;
    int star = -1;
    int retry = 0;
    while (at < name.length()) {
      if (pattern < text.length() && text.charAt(pattern) == '*') {
        star = pattern++;
        retry = at;
      } else if (pattern < text.length() && fits(text.charAt(pattern), name.charAt(at))) {
        pattern++;
        at++;
      } else if (star >= 0) {
        pattern = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (pattern < text.length() && text.charAt(pattern) == '*') {
      pattern++;
    }
    return pattern == text.length();
  }

  private boolean fits(char wanted, char found) {
    return wanted == '?' || wanted == found || !exact && isSameLetter(wanted, found);
  }

  private static boolean isSameLetter(char one, char other) {
    if (one < 128 && other < 128) {
      int small = one | 0x20;
      return small == (other | 0x20) && small >= 'a' && small <= 'z';
    }
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }

  /** What every match begins with. */
  String prefix() {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '?') {
      end++;
    }
    return text.substring(0, end);
  }
}
