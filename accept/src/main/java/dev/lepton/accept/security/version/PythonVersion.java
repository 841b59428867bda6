package dev.lepton.accept.security.version;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By PEP 440. Stateless. */
final class PythonVersion {
  private static final Pattern SHAPE =
      Pattern.compile(
          "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
              + "(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\\d*))?"
              + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?"
              + "(?:[-_.]?(dev)[-_.]?(\\d*))?"
              + "(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  private static final int FINAL = 3;

  private static final Map<String, Integer> BEFORE =
      Map.of("a", 0, "alpha", 0, "b", 1, "beta", 1, "c", 2, "rc", 2, "pre", 2, "preview", 2);

  private PythonVersion() {}

  static int compare(String first, String second) {
    Matcher left = SHAPE.matcher(first.strip().toLowerCase(Locale.ROOT));
    Matcher right = SHAPE.matcher(second.strip().toLowerCase(Locale.ROOT));
    if (!left.matches() || !right.matches()) {
      return first.compareTo(second);
    }
    int[] orders = {
      number(left.group(1), right.group(1)),
      release(left.group(2).split("\\."), right.group(2).split("\\.")),
      Integer.compare(phase(left), phase(right)),
      number(left.group(4), right.group(4)),
      after(left, right),
      development(left, right),
      local(left.group(10), right.group(10))
    };
    for (int order : orders) {
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int number(@Nullable String left, @Nullable String right) {
    return Digits.compare(left == null ? "" : left, right == null ? "" : right);
  }

  /** Zeros at the end say nothing. */
  private static int release(String[] left, String[] right) {
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Digits.compare(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** 1.0.dev1 is before 1.0a1; 1.0a1.dev1 and 1.0.post1.dev1 are not. */
  private static int phase(Matcher version) {
    if (version.group(3) != null) {
      return BEFORE.getOrDefault(version.group(3), FINAL);
    }
    boolean onlyDevelopment = version.group(8) != null && !isAfter(version);
    return onlyDevelopment ? -1 : FINAL;
  }

  private static boolean isAfter(Matcher version) {
    return version.group(5) != null || version.group(6) != null;
  }

  private static int after(Matcher left, Matcher right) {
    int is = Boolean.compare(isAfter(left), isAfter(right));
    return is != 0 ? is : number(afterNumber(left), afterNumber(right));
  }

  private static @Nullable String afterNumber(Matcher version) {
    return version.group(5) == null ? version.group(7) : version.group(5);
  }

  private static int development(Matcher left, Matcher right) {
    int is = Boolean.compare(left.group(8) == null, right.group(8) == null);
    return is != 0 ? is : number(left.group(9), right.group(9));
  }

  /** Numbers are newer than letters, and more parts newer than fewer. */
  private static int local(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    String[] leftParts = left.split("[-_.]");
    String[] rightParts = right.split("[-_.]");
    for (int i = 0; i < Math.min(leftParts.length, rightParts.length); i++) {
      boolean leftNumber = Digits.isNumber(leftParts[i]);
      boolean rightNumber = Digits.isNumber(rightParts[i]);
      int order = Boolean.compare(leftNumber, rightNumber);
      if (order == 0) {
        order =
            leftNumber
                ? Digits.compare(leftParts[i], rightParts[i])
                : leftParts[i].compareTo(rightParts[i]);
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(leftParts.length, rightParts.length);
  }
}
