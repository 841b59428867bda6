package dev.lepton.accept.security.version;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As apk compares versions: {@code 1.2.3a_rc1-r4}. Stateless. */
final class AlpineVersion {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d+(?:\\.\\d+)*)([a-z]?)((?:_[a-z]+\\d*)*)(?:~[0-9a-f]+)?(?:-r(\\d+))?");

  /** Those before the plain version, itself, and those after it. */
  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");

  private AlpineVersion() {}

  static int compare(String first, String second) {
    Matcher left = SHAPE.matcher(first);
    Matcher right = SHAPE.matcher(second);
    if (!left.matches() || !right.matches()) {
      return first.compareTo(second);
    }
    int numbers = numbers(left.group(1).split("\\."), right.group(1).split("\\."));
    if (numbers != 0) {
      return numbers;
    }
    int letters = left.group(2).compareTo(right.group(2));
    if (letters != 0) {
      return letters;
    }
    int suffixes = suffixes(left.group(3).split("_", -1), right.group(3).split("_", -1));
    return suffixes != 0 ? suffixes : Digits.compare(revision(left), revision(right));
  }

  private static String revision(Matcher version) {
    return version.group(4) == null ? "0" : version.group(4);
  }

  /** After the first, a number with a zero before it is the part after a decimal point. */
  private static int numbers(String[] first, String[] second) {
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      boolean fraction = i > 0 && (first[i].startsWith("0") || second[i].startsWith("0"));
      int order = fraction ? first[i].compareTo(second[i]) : Digits.compare(first[i], second[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(first.length, second.length);
  }

  /** The first element is what stands before the first underscore: nothing. */
  private static int suffixes(String[] first, String[] second) {
    for (int i = 1; i < Math.max(first.length, second.length); i++) {
      String left = i < first.length ? first[i] : "";
      String right = i < second.length ? second[i] : "";
      int order = Integer.compare(rank(left), rank(right));
      if (order == 0) {
        order = Digits.compare(left.replaceAll("\\D", ""), right.replaceAll("\\D", ""));
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int rank(String suffix) {
    return SUFFIXES.indexOf(suffix.replaceAll("\\d", ""));
  }
}
